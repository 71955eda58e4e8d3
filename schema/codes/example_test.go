package codes_test

import (
	"fmt"

	"gongkai/schema/codes"
)

func Example() {
	functions := codes.Of(codes.Function)
	fmt.Println(functions.Name("20805", 2019))
	fmt.Println(functions.Below("", "八、社会保障和就业支出", 2025))
	fmt.Println(functions.Check("210", "医疗卫生与计划生育支出", 2025))
	// Output:
	// 行政事业单位离退休 true
	// 208 true
	// renamed
}

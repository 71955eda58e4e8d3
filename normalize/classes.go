package normalize

import "gongkai/internal/hanzi"

// byName finds the code of a row that prints only the name of its class: 一、一般公共服务支出 is 201. Below a class its sections are looked
// for by theirs, and below a section its items, so that 行政运行 is the one of the section above.
func (r *rowReader) byName(name string) string {
	return ""
}

// className is a label without ordinal and 其中.
func className(name string) string { return ordinal.ReplaceAllString(hanzi.Key(name), "") }

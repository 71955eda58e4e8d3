package value

import (
	"strings"
	"testing"
)

func TestChoices(t *testing.T) {
	for _, c := range []struct {
		text, want string
		ok         bool
	}{
		{"☑新增项目 □延续项目", "新增项目", true},
		{"□新增项目　√延续项目", "延续项目", true},
		{"新增项目☑、延续项目□", "新增项目", true},
		{"项目实施过程评价☑ 项目完成结果评价☑", "项目实施过程评价/项目完成结果评价", true},
		{"新增项目（√）延续项目（□）", "新增项目", true},
		{"□是 □否", "", true},
		{"延续项目", "", false},
		{"√", "", false},
		{"■一、保障运转；■二、守住防线", "", false}, // bullets
		{"☒新增项目 □延续项目", "", false},
		{"项目属性：☑新增 □延续", "", false},
		{"☑□", "", false},
		{"", "", false},
	} {
		got, ok := Choices(c.text)
		if s := strings.Join(got, "/"); s != c.want || ok != c.ok {
			t.Errorf("%q: %q %v, want %q %v", c.text, s, ok, c.want, c.ok)
		}
	}
}

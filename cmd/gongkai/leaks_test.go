package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"

	"gongkai/internal/leaks"
	"gongkai/internal/papers"
	"gongkai/normalize/document"
)

// Names and numbers in the papers below are made up.
var (
	leaders    = []string{"王澹舟", "李邈之", "欧阳澍宁", "阿不都·买尔旦", "赵翊岚", "司马彧辰", "钱漱石", "孙砚秋", "周霁月", "吴垚林"}
	seconds    = []string{"郑屿", "冯昶", "陈翀", "褚湜", "卫珏", "蒋旸", "沈翯", "韩玭", "杨劭", "朱赟"}
	clerks     = []string{"秦牧野", "尤墨白", "许听澜", "何沛霖", "吕亦舒", "施怀瑾", "张若虚", "孔令仪", "曹知白", "严弘毅"}
	madePapers = []string{"beijing", "fujian", "shanghai", "budget", "final-accounts", "guangdong", "hunan", "jiangsu",
		"shaanxi", "shandong"}
)

// paperNames are those of the papers that are made: ten, or the three that the story names.
func paperNames() []string {
	if testing.Short() {
		return madePapers[:3]
	}
	return madePapers
}

// personal is what paper i says of persons: names, and numbers by their digits.
type personal struct {
	names, numbers []string
	pages          string // with all of it, in the language of pdftest
}

// allPersonal is what all papers say.
var allPersonal = sync.OnceValue(func() []personal {
	var out []personal
	for i := range paperNames() {
		out = append(out, personalOf(i))
	}
	return out
})

func personalOf(i int) personal {
	a, b, c := leaders[i], seconds[i], clerks[i]
	local := fmt.Sprintf("6174%04d", 1300+7*i)
	mobile, other := fmt.Sprintf("1390000%04d", 2200+i), fmt.Sprintf("1580000%04d", 4400+i)
	mail := fmt.Sprintf("mailbox.of%c@example.com", 'a'+i)
	identity := fmt.Sprintf("65230119900101%04d", 1230+i)
	card := luhn(fmt.Sprintf("622202000000%06d", 77+i))
	wide := strings.Map(func(r rune) rune { return r - '0' + '０' }, local)
	half := len([]rune(a)) / 2
	pages := []string{
		"page 842 595", "size 14", "center 项目支出绩效目标表", "size 9", "left （2026年度）", "columns 120 220 120 220",
		"row 项目名称 | 湿地保护专项 | 主管部门 | 云岑市湿地局",
		"row 项目负责人（签字） | " + a + "、" + b + " | 联系电话（手机） | 0571-" + local + "转801",
		"row 年度资金总额 | 9.96 | 其中：财政拨款 | 9.96",
		"row 总体目标 | 由" + a + "负责完成，电话（0571）" + local + "。 | 填报人 | " + c,
		"page", "size 14", "center 人员名单", "size 9", "columns 90 90 140 180", "row 姓名 | 职务 | 手机 | 电子邮箱",
		"row " + a + " | 局长 | " + mobile + " | " + mail,
		"row " + c + " | 科员 | " + other[:3] + " " + other[3:7] + " " + other[7:] + " | ",
		"page", "size 11",
		"text 本部门由" + a + "同志牵头，" + b + "协助，请拨打" + wide + "或" + mobile[:3] + "-" + mobile[3:7] + "-" + mobile[7:] + "联系。",
		"text 身份证号" + identity + "，卡号" + card + "，邮箱" + mail + "。",
		"text 审核人：" + c + " 填报人：" + b + " 日期：2026年1月1日",
		"text 监督电话：12345、12309。本年支出合计1,390.01万元。",
		"text 本项目由" + string([]rune(a)[:half]), "text " + string([]rune(a)[half:]) + "同志牵头。",
	}
	return personal{[]string{a, b, c, strings.TrimSuffix(mail, "@example.com")},
		[]string{local, mobile, other, identity, card}, strings.Join(pages, "\n")}
}

// luhn adds the check digit of a bank card (ISO/IEC 7812).
func luhn(digits string) string {
	sum := 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return digits + string(rune('0'+(10-sum%10)%10))
}

// papers DIR writes made-up papers, each of another kind, which say much of persons.
func makePapers(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o777))
	for i, name := range paperNames() {
		text, err := os.ReadFile(filepath.Join(ts.Getenv("FIXTURES"), "places", name+".yaml"))
		ts.Check(err)
		p, err := papers.Parse(text)
		ts.Check(err)
		data, err := p.PDFWith(personalOf(i).pages)
		ts.Check(err)
		ts.Check(os.WriteFile(filepath.Join(dir, name+".pdf"), data, 0o666))
	}
}

var amountLike = regexp.MustCompile(`^[0-9,]+\.[0-9]+$`)

// leaks PATH... wants nothing personal in these files, in the bytes or in the texts of any format; ! leaks wants all of
// it somewhere in them.
func lookForLeaks(ts *testscript.TestScript, negative bool, args []string) {
	found := map[string]string{}
	for _, arg := range args {
		ts.Check(leaks.Walk(ts.MkAbs(arg), func(path, text string) {
			for _, leak := range toldIn(text) {
				found[leak] = path
			}
		}))
	}
	if !negative {
		for leak, path := range found {
			ts.Logf("%s: %q", path, leak)
		}
		if len(found) > 0 {
			ts.Fatalf("%d personal texts are left", len(found))
		}
		return
	}
	for _, p := range allPersonal() {
		for _, want := range append(p.names, p.numbers...) {
			if found[want] == "" {
				ts.Fatalf("%q is in none of the files", want)
			}
		}
	}
}

// toldIn finds what the papers say of persons in a text: names also where they are drawn character by
// character, numbers whatever parts their digits.
func toldIn(text string) []string {
	var out []string
	plain := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, text)
	digits, letters := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n（）()转.－_-", r) {
			return -1
		}
		return r
	}, plain), strings.Map(func(r rune) rune {
		if r == '·' || unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, text)
	for _, p := range allPersonal() {
		for _, name := range p.names {
			if strings.Contains(text, name) || strings.Contains(letters, name) {
				out = append(out, name)
			}
		}
		for _, number := range p.numbers {
			if strings.Contains(digits, number) {
				out = append(out, number)
			}
		}
	}
	if leaks.Binary(text) {
		return out
	}
	for line := range strings.Lines(plain) {
		out = append(out, leaks.Find(line)...)
	}
	return out
}

// amounts DIR DIR wants the same amounts at the same addresses in two folders of results.
func sameAmounts(ts *testscript.TestScript, _ bool, args []string) {
	a, b := amountsIn(ts, args[0]), amountsIn(ts, args[1])
	if len(a) == 0 {
		ts.Fatalf("no amounts in %s", args[0])
	}
	for address, value := range a {
		if b[address] != value {
			ts.Fatalf("%s is %q, was %q", address, b[address], value)
		}
	}
}

func amountsIn(ts *testscript.TestScript, dir string) map[string]string {
	out := map[string]string{}
	files, err := filepath.Glob(filepath.Join(ts.MkAbs(dir), "documents", "*", "*.json"))
	ts.Check(err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		ts.Check(err)
		var doc document.Document
		ts.Check(json.Unmarshal(data, &doc))
		for _, t := range doc.Tables {
			for _, row := range t.Rows {
				for _, c := range row.Cells {
					if c.Proof != "" {
						out[doc.Source.Name+" "+string(row.Address)+"/"+c.ID] = c.Raw + " " + string(c.Proof)
					}
				}
			}
		}
		for k, g := range doc.Unmapped {
			for _, c := range g.Cells {
				if amountLike.MatchString(c.Text) {
					out[fmt.Sprint(doc.Source.Name, " unmapped ", k, c.Row, c.Col)] = c.Text
				}
			}
		}
	}
	return out
}

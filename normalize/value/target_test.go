package value

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/internal/hanzi"
)

// show prints op, value and unit of a target, "words" when it has none.
func show(t Target) string {
	if t.Value == nil {
		if t.Op != nil || t.Unit != nil {
			return "operator or unit without value"
		}
		return "words"
	}
	text := ""
	if t.Op != nil {
		text = *t.Op
	}
	text += "|" + t.Value.String() + "|"
	if t.Unit != nil {
		text += *t.Unit
	}
	return text
}

func TestParseTarget(t *testing.T) {
	for raw, want := range map[string]string{
		"＞=2个": ">=|2|个", "＜=10%": "<=|10|%", "=100%": "=|100|%", "＜=15万元": "<=|15|万元", "=1年": "=|1|年",
		"＞=1500批次": ">=|1500|批次",
		"＜\n=10%":  "<=|10|%", "＞=70\n个": ">=|70|个", "15万\n元": "|15|万元", " ＜=1 天 ": "<=|1|天",
		"≥90%": ">=|90|%", "≤5%": "<=|5|%", "≧90％": ">=|90|%", "≦90%": "<=|90|%", "﹥90%": ">|90|%", "﹤90%": "<|90|%",
		"＞90%": ">|90|%",
		"<90%": "<|90|%", "＝100%": "=|100|%", "=100.00(%)": "=|100.00|%", "≥90.00(%)": ">=|90.00|%", "≥1,500台": ">=|1500|台",
		"〉=90%": ">=|90|%",
		"=>90%": ">=|90|%", "⩾90%": ">=|90|%", "≥ 90 %": ">=|90|%", "≥-5℃": ">=|-5|℃", "≥99.9%": ">=|99.9|%",
		"≥500m2": ">=|500|m2",
		"100%":   "|100|%", "100": "|100|", "≥3": ">=|3|", "≤24小时": "<=|24|小时", "＞＝１２场次": ">=|12|场次",
		"不少于3次": ">=|3|次", "不低于90%": ">=|90|%", "至少2次": ">=|2|次", "90%以上": ">=|90|%", "90%（含）以上": ">=|90|%",
		"90%以上（含）": ">=|90|%",
		"90%及以上":   ">=|90|%", "达到95%以上": ">=|95|%", "达到95%": "|95|%", "不低于90%以上": ">=|90|%", "≥90%以上": ">=|90|%",
		"超过90%以上": ">|90|%",
		"不超过5天":   "<=|5|天", "不高于10万元": "<=|10|万元", "控制在5%以内": "<=|5|%", "控制在15万元以内": "<=|15|万元", "5%以下": "<=|5|%",
		"10人及以下": "<=|10|人",
		"控制在≤5%": "<=|5|%", "5个工作日内": "<=|5|个工作日", "10天内": "<=|10|天", "10天之内": "<=|10|天", "≤30日内": "<=|30|日",
		"大于3个": ">|3|个", "超过3个": ">|3|个", "小于3个": "<|3|个", "低于3%": "<|3|%", "等于1个": "=|1|个", "大于等于3个": ">=|3|个",
		"小于或等于3个": "<=|3|个",
		"≤0起":     "<=|0|起", "≥2次/年": ">=|2|次/年", "≤3元/人·天": "<=|3|元/人·天",

		"有效保障": "words", "提高": "words", "优": "words", "定性": "words", "": "words", "5-10天": "words", "5—10天": "words",
		"5～10天":   "words",
		"90%-95%": "words", "≥90%且≤95%": "words", "≥90%，≤95%": "words", "≥三次": "words", "≠0": "words", "不等于0": "words",
		"=90%以上": "words",
		"≥90%以下": "words", "大于90%（含）": "words", "2025年12月底前": "words", "12月底前": "words", "12月内": "words",
		"2025年12月31日": "words",
		"7×24小时":      "words", "10%左右": "words", "增长10%": "words", "第1名": "words", "1:3": "words", "≥": "words",
		"≥%":  "words",
		"≥≥3": "words",
		"以上":  "words", "2026年": "words", "≤2026年": "words", "≥2场培训会": ">=|2|场培训会", "≥3个项目": ">=|3|个项目", "1.提高服务": "words",
		"不低于上年": "words", "100%完成": "words", "≥1项政策得到落实": "words", "±5%": "words", "内": "words", "天内": "words",
	} {
		got := ParseTarget(raw)
		if show(got) != want {
			t.Errorf("ParseTarget(%q) = %s, want %s", raw, show(got), want)
		}
		if got.Raw != hanzi.Strip(raw) {
			t.Errorf("ParseTarget(%q).Raw = %q", raw, got.Raw)
		}
	}
}

func TestParseTargetParts(t *testing.T) {
	for _, c := range []struct{ nature, value, unit, raw, want string }{
		{"≥", "90", "%", "≥90%", ">=|90|%"},
		{"＞=", "90.00", "％", "＞=90.00％", ">=|90.00|%"},
		{"大于等于", "3", "次", "大于等于3次", ">=|3|次"},
		{"＝", "1", "个（套）", "＝1个（套）", "=|1|个（套）"},
		{"≤", "15", "万元", "≤15万元", "<=|15|万元"},
		{"≤", "15万", "元", "≤15万元", "<=|15|万元"},
		{"≤", "15万元", "万元", "≤15万元", "<=|15|万元"},
		{"≤", "15万元", "", "≤15万元", "<=|15|万元"},
		{"≥", "≥90%", "%", "≥≥90%", ">=|90|%"},
		{"", "≥90", "%", "≥90%", ">=|90|%"},
		{"", "90", "%", "90%", "|90|%"},
		{"正向", "90", "%", "90%", "|90|%"},
		{"≥", "90", "-", "≥90", ">=|90|"},
		{"≥", "90", "无", "≥90", ">=|90|"},
		{"≥", "90", "", "≥90", ">=|90|"},
		{"定性", "优良", "", "优良", "words"},
		{"定性", "优良", "/", "优良", "words"},
		{"定性", "100", "%", "100%", "words"},
		{"≥", "优", "", "≥优", "words"},
		{"≥", "≤90", "%", "≥≤90%", "words"},
		{"≥", "90%", "个", "≥90%个", "words"},
		{"≠", "0", "个", "≠0个", "words"},
		{"≥", "5-10", "天", "≥5-10天", "words"},
		{"", "", "", "", "words"},
	} {
		got := ParseTargetParts(c.nature, c.value, c.unit)
		if got.Raw != c.raw || show(got) != c.want {
			t.Errorf("%q %q %q: %q %s, want %q %s", c.nature, c.value, c.unit, got.Raw, show(got), c.raw, c.want)
		}
	}
}

func TestTargetJSON(t *testing.T) {
	for raw, want := range map[string]string{
		"≤ 10.0%": `{"raw":"≤10.0%","op":"\u003c=","value":10.0,"unit":"%"}`,
		"有效 保障":   `{"raw":"有效保障","op":null,"value":null,"unit":null}`,
	} {
		if text, err := json.Marshal(ParseTarget(raw)); err != nil || string(text) != want {
			t.Errorf("%s, %v; want %s", text, err, want)
		}
	}
}

// TestTruth reads every target of the corpus of synthetic documents.
func TestTruth(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/synthetic/*.truth.json")
	if len(files) == 0 {
		t.Skip("no corpus beside the checkout")
	}
	type target struct {
		Raw             string
		Op, Value, Unit *string
	}
	text := func(s *string) string {
		if s == nil {
			return "null"
		}
		return *s
	}
	count := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Performance []struct{ Indicators []struct{ Target target } }
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(file, err)
		}
		for _, sheet := range doc.Performance {
			for _, indicator := range sheet.Indicators {
				want := indicator.Target
				got := ParseTarget(want.Raw)
				read := target{got.Raw, got.Op, nil, got.Unit}
				if got.Value != nil {
					s := got.Value.String()
					read.Value = &s
				}
				if read.Raw != want.Raw || text(read.Op) != text(want.Op) || text(read.Value) != text(want.Value) ||
					text(read.Unit) != text(want.Unit) {
					t.Errorf("%s: %q reads as %s", filepath.Base(file), want.Raw, show(got))
				}
				count++
			}
		}
	}
	t.Logf("%d targets in %d files", count, len(files))
}

func FuzzParseTarget(f *testing.F) {
	for _, s := range []string{"＞=70个", "有效保障", "90%（含）以上", "控制在5%以内", "\xe4 \xb8\x80", "5-10天", "≠1"} {
		f.Add(s, "≥", "%")
	}
	f.Fuzz(func(t *testing.T, raw, nature, unit string) {
		got := ParseTarget(raw)
		if show(ParseTargetParts(nature, raw, unit)) == "" || strings.ContainsAny(got.Raw, " \n\u3000") {
			t.Fatalf("%q: %+v", raw, got)
		}
		if again := ParseTarget(got.Raw); got.Value != nil && show(again) != show(got) {
			t.Fatalf("%q: %s, then %s", raw, show(got), show(again))
		}
	})
}

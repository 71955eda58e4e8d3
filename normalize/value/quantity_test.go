package value

import (
	"strings"
	"testing"
)

func TestParseQuantity(t *testing.T) {
	for raw, want := range map[string]string{
		"15万元": "15|万元", "505.74 万元": "505.74|万元", "1,234.5元": "1234.5|元", "10%": "10|%", "10％": "10|%", "0.00 万元": "0.00|万元",
		"505.74（万元）": "505.74|万元", "90.00(%)": "90.00|%", "１５ 万 元": "15|万元", "15万\n元": "15|万元", "￥300": "300|元",
		"¥5万元": "5|万元",
		"-5℃":  "-5|℃", "100": "100|", "3万人次": "3|万人次", "500m2": "500|m2", "500㎡": "500|㎡", "20kW": "20|kW", "1.5‰": "1.5|‰",
		"2次/年": "2|次/年", "3元/人·月": "3|元/人·月", "0起": "0|起", "2个百分点": "2|个百分点", "5吨标准煤/万元": "5|吨标准煤/万元", "1 5 0万元": "150|万元",
		"100%/年": "100|%/年", "5个工作日": "5|个工作日", "120万平方米": "120|万平方米", "30千瓦时": "30|千瓦时", "7年": "7|年", "2026台": "2026|台",
		"⼆": "", "18⼈": "18|人",
	} {
		a, unit, ok := ParseQuantity(raw)
		if got := a.String() + "|" + unit; want != "" && (!ok || got != want) || want == "" && ok {
			t.Errorf("ParseQuantity(%q) = %s, %v; want %s", raw, got, ok, want)
		}
	}
	for _, raw := range []string{
		"", "万元", "（万元）", "-", "元15", "5-10天", "5至10天", "1:3", "1/3", "7*24小时", "7×24小时", "12月底前", "2025年1月1日", "10%左右",
		"10余人",
		"5天内", "3名以上", "007个", "1.2.3元", "5-", "约15万元", "15万元，其中", "15万元。", "100%完成", "1项政策得到有效落实", "￥5台", "¥", "5 100.00万元",
		"10天/", "5/年/", "±5%", "第1名", "十五万元", "1.事业收入", "1. 元", "30101 基本工资", "2080505机关事业单位", "2026年", "2026 年预算数", "2025年度",
		"5 水费", "7 应急资金", "0.00三、国防支出", "2²个个个个个个个个个",
	} {
		if a, unit, ok := ParseQuantity(raw); ok {
			t.Errorf("ParseQuantity(%q) = %s %q", raw, a, unit)
		}
	}
}

func TestUnitFactor(t *testing.T) {
	for unit, want := range map[string]string{"元": "1", "千元": "1000", "万元": "10000", "百万元": "1000000", "亿元": "100000000",
		" 万 元 ": "10000"} {
		if f, ok := UnitFactor(unit); !ok || f.String() != want {
			t.Errorf("UnitFactor(%q) = %s, %v", unit, f, ok)
		}
	}
	for _, unit := range []string{"", "万", "美元", "人", "%", "万元元"} {
		if f, ok := UnitFactor(unit); ok {
			t.Errorf("UnitFactor(%q) = %s", unit, f)
		}
	}
}

func TestFindUnit(t *testing.T) {
	for text, want := range map[string]string{
		"单位：万元": "万元", "金额单位：元": "元", "（万元）": "万元", "单位:人民币万元": "万元", "单位：元": "元", "单 位 ： 万 元": "万元", "单位: 千元": "千元",
		"编制部门：昌吉回族自治州人民政府电子政务办公室 单位：万元": "万元", "编制单位：某局 金额单位：元": "元", "单位：百万元": "百万元", "单位：亿元": "亿元", "万元": "万元",
		"年度预算(万元)": "万元", "项目资金（ 万元 ）": "万元", "（单位：万元，下同）": "万元", "单位：万元 编制部门：某局": "万元", "单位：万元编制部门：某局": "万元",
		"单位：元编制部门：某局": "元", "单位：元 某某局": "元", "以万元为单位": "万元", "本表以 万元 为单位，保留两位小数": "万元", "单位：人民币（万元）": "万元",
		"人民币万元": "万元", "币种：人民币 单位：元": "元", "单位（万元）": "万元", "单位万元": "万元", "2025年单位：元 第1页": "元", "(元)": "元", "[万元]": "万元",
		"单位：万元人民币": "万元", "单⽴：⼀、单位：万元": "万元",
	} {
		if unit, ok := FindUnit(text); !ok || unit != want {
			t.Errorf("FindUnit(%q) = %q, %v; want %s", text, unit, ok, want)
		}
	}
	for _, text := range []string{
		"", "505.74万元", "预算单位：元氏县财政局", "编制单位：元氏县", "单位：元/万元", "单位：元、万元", "单位资金", "单位：美元", "单位：人", "事业单位经营收入", "（万元/人）",
		"项目支出240.00万元，占47.46%", "为单位", "单位：", "单位", "以人为单位", "单位：千万元", "（",
	} {
		if unit, ok := FindUnit(text); ok {
			t.Errorf("FindUnit(%q) = %q", text, unit)
		}
	}
}

func FuzzParseQuantity(f *testing.F) {
	for _, s := range []string{"15万元", "90.00(%)", "5-10天", "￥3", "\xe4 \xb8\x80", "20kW", "单位：元 某局", "\u2f00\ufeff1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		a, unit, ok := ParseQuantity(raw)
		if ok && strings.TrimSpace(unit) == unit {
			b, again, ok := ParseQuantity(a.String() + unit)
			if !ok || !b.Same(a) || again != unit {
				t.Fatalf("%q: %s %q reads as %s %q, %v", raw, a, unit, b, again, ok)
			}
		}
		if unit, ok := FindUnit(raw); ok {
			if _, ok := UnitFactor(unit); !ok {
				t.Fatalf("%q: unit %q", raw, unit)
			}
		}
	})
}

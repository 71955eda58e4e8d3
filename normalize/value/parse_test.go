package value

import "testing"

func TestParseAmount(t *testing.T) {
	numbers := map[string]string{
		"0": "0", "0.00": "0.00", "505.74": "505.74", "240.00": "240.00", "47483458": "47483458", "503.2354": "503.2354",
		".5": "0.5", "5.": "5", "-0.01": "-0.01", "0.7": "0.7",
		// separators
		"5,795.57": "5795.57", "2,940.05": "2940.05", "47,483,458": "47483458", "1，234，567.8": "1234567.8",
		"14,694.4": "14694.4",
		"１，２３４．５０": "1234.50", "999,999": "999999", "-1,234": "-1234",
		// full-width
		"５０５．７４": "505.74", "－１．００": "-1.00", "（１．００）": "-1.00", "＋１": "1",
		// white space
		" 505.74 ": "505.74", "\u3000505.74\u00A0": "505.74", "1682.7\n6": "1682.76", "1682.7 6": "1682.76",
		"168\r\n2.76": "1682.76",
		"5 0 5 . 7 4": "505.74", "5 0": "50", "- 5 0 . 0 0": "-50.00", "1 , 2 3 4 . 5": "1234.5", "1,\n234.50": "1234.50",
		"12 .50": "12.50", "12. 50": "12.50", "\uFEFF505.74": "505.74",
		"50\u200B5.74": "505.74",
		// signs
		"−1.00": "-1.00", "–1.00": "-1.00", "—1.00": "-1.00", "-   1.00": "-1.00", "(1.00)": "-1.00",
		"( 1,234.00 )": "-1234.00",
		"△1.00":        "-1.00", "▲ 1.00": "-1.00", "1.00-": "-1.00", "+1.00": "1.00", "\u00AD1.00": "-1.00",
		"12345678901234567890.12": "12345678901234567890.12",
	}
	for raw, want := range numbers {
		if a, kind := ParseAmount(raw); kind != Number || a.String() != want {
			t.Errorf("ParseAmount(%q) = %s, %s; want %s", raw, a, kind, want)
		}
	}
	others := map[Kind][]string{
		Blank: {"", " ", "\u3000", "\n\t \u00A0", "\u200B"},
		None:  {"-", "—", "－", "–", "−", "―", "─", "--", "——", "- -", "/", "／", "\\", "＼", "//", "无", " 无 ", "－－－", "\u00AD"},
		NotAmount: {
			"1.2.3", "1,2345", "12,34", "1,23.4", ",123", "1234,567", "1,234,56", "0,123", "1.234,5", "1,,234", // separators
			"007", "00", "01.5", "0201", // codes
			"1万元", "1.00元", "10%", "￥1.00", "¥1", "1e3", "0x1", "NaN", // units and others
			"(1.00", "1.00)", "()", "(-1)", "-(1)", "--1", "+-1", "1-2", "-1-", ".", "-.", "+", "T1", "_1", "△", // signs
			// two columns run together
			"10 20", "5 100.00", "12.50 30.00", "12.50 30", "1 234.50", "1 0 25", "5 5.75", "12.50\n30.00",
			"— 1.00", "1.00 —", "1.00 -", "– 5", // a dash for none beside an amount
			"-/", "///", "※", "一", "总计", "a", "无无", "合计10",
			"11111111111111111111111111111111111111111", "1                                                                     2 3 44",
		},
	}
	for want, raws := range others {
		for _, raw := range raws {
			if a, kind := ParseAmount(raw); kind != want || !a.IsZero() {
				t.Errorf("ParseAmount(%q) = %s, %s; want %s", raw, a, kind, want)
			}
		}
	}
}

func TestKindString(t *testing.T) {
	for kind, want := range map[Kind]string{Blank: "blank", None: "none", Number: "number", NotAmount: "not an amount",
		9: "not an amount"} {
		if kind.String() != want {
			t.Errorf("%d: %s", kind, kind)
		}
	}
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"505.74", "1,234.50", "（1.00）", "△ 1", "1682.7\n6", "-", "", "—1", "\xe4 \xb8\x80",
		"1 0 2 . 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		a, kind := ParseAmount(raw)
		if kind != Number {
			if !a.IsZero() {
				t.Fatalf("%q: %s, %s", raw, a, kind)
			}
			return
		}
		if back, kind := ParseAmount(a.String()); kind != Number || !back.Same(a) {
			t.Fatalf("%q: %s reads as %s, %s", raw, a, back, kind)
		}
	})
}

func BenchmarkParseAmount(b *testing.B) {
	for _, raw := range []string{"", "—", "505.74", "5,795.57", "机关事业单位基本养老保险缴费支出"} {
		b.Run(raw, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ParseAmount(raw)
			}
		})
	}
}

package narrative

import "testing"

// What money is for is not why it changed: the reason stands in a sentence of its own behind it, or nowhere.
func TestUseIsNoReason(t *testing.T) {
	const change = "三、“三公”经费预算情况\n公务接待费2026年预算5.00万元，比2025年预算数减少10.01万元，主要是用于公务活动中按规定接待发生的费用。"
	for _, c := range []struct{ text, reason string }{
		{change, ""},
		{change + "减少的主要原因：压减公务接待支出。", "压减公务接待支出"},
		{"公务接待费2026年预算5.00万元，比2025年预算数减少10.01万元，主要是压减公务接待支出。", "压减公务接待支出"},
	} {
		found := false
		facts, _ := readLines(c.text, 2026)
		for _, f := range facts {
			if f.ID == "three_public.reception.change" {
				found = true
				if f.Reason != c.reason {
					t.Errorf("%s: reason %q, want %q", c.text, f.Reason, c.reason)
				}
			}
		}
		if !found {
			t.Errorf("%s: no change", c.text)
		}
	}
}

// What money is for stays with its amount, where it is certain which amount is meant.
func TestUse(t *testing.T) {
	for _, c := range []struct{ name, text, id, use string }{
		{"behind the amount", "公务接待费5万元，主要用于接待来访团组。", "three_public.reception", "接待来访团组"},
		{"with 是", "公务接待费5万元，比上年减少1万元，主要是用于接待来访团组。", "three_public.reception", "接待来访团组"},
		{"up to a comparison", "公务接待费5万元，主要用于接待来访团组，比上年减少1万元，主要原因是厉行节约。", "three_public.reception", "接待来访团组"},
		{"up to a reason", "公务接待费5万元，比上年减少1万元，主要用于接待来访团组。减少的主要原因是厉行节约。", "three_public.reception", "接待来访团组"},
		{"a sentence of its own", "会议费预算3万元。主要用于召开年度工作会议。", "meetings", "召开年度工作会议"},
		{"in points", "会议费预算3万元，主要用于：1.召开年会；2.召开例会。", "meetings", "1.召开年会；2.召开例会"},
		{"each of a list", "其中：会议费3万元，主要用于召开年会；培训费2万元，主要用于培训干部。", "training", "培训干部"},
		{"with amounts of its own", "公务接待费5万元，主要用于外宾接待3万元、其他接待2万元。", "three_public.reception", "外宾接待3万元、其他接待2万元"},
		{"behind several", "公务用车购置及运行费50万元，其中：购置费20万元，运行费30万元，主要用于车辆更新。", "three_public.vehicles", ""},
		{"behind something unknown", "公务接待费5万元，甲项目经费3万元，主要用于甲项目。", "three_public.reception", ""},
		{"what it is made of", "公务接待费5万元，主要包括外宾接待。", "three_public.reception", ""},
		{"a reason that begins so", "公务接待费5万元，比上年减少1万元，主要原因是用于接待的费用减少。", "three_public.reception", ""},
		{"no amount", "会议费主要用于召开年会。", "meetings", ""},
	} {
		facts, _ := readLines(c.text, 2026)
		for _, f := range facts {
			if f.ID == c.id && f.Use != c.use || f.ID != c.id && f.Use != "" && f.Use == c.use {
				t.Errorf("%s: use of %s is %q, want %q of %s", c.name, f.ID, f.Use, c.use, c.id)
			}
		}
		if c.use != "" && len(facts) == 0 {
			t.Errorf("%s: no facts", c.name)
		}
	}
}

package narrative

import (
	"strings"
	"testing"
)

// Names whose kind stands behind each of them, in parts of the sentence; what says the kind is no name.
func TestNamesWithKinds(t *testing.T) {
	for text, want := range map[string]string{
		"下属2个二级预算单位，分别是：某局本级，属全额拨款行政单位；某局培训中心，属差额拨款事业单位。":      "某局本级、某局培训中心",
		"下属2个二级预算单位，包括：1.某局本级，属全额拨款行政单位；2.某局培训中心，属差额拨款事业单位。":   "某局本级、某局培训中心",
		"下属2个二级预算单位，包括：（1）某局本级，属全额拨款行政单位；（2）某局培训中心，属差额拨款事业单位。": "某局本级、某局培训中心",
		"下属2个二级预算单位，包括：1.某局本级，属全额拨款行政单位。":                      "",
		"下属3个二级预算单位，分别是：某局本级，属全额拨款行政单位；某局培训中心，属差额拨款事业单位。":      "",
	} {
		facts, _ := readLines("一、部门预算单位构成\n"+text, 2026)
		if len(facts) != 1 || strings.Join(facts[0].Names, "、") != want {
			t.Errorf("%s: %+v", text, facts)
		}
	}
}

// TestNames: what is counted has its names where the sentence lists just as many.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"局机关设3个内设机构，包括：办公室、综合科和甲科（乙科、丙科）。":  "organisation.offices = 3 个: 办公室/综合科/甲科（乙科、丙科）",
		"内设处室2个，分别为：办公室、综合科，另设机关党委。":        "organisation.offices = 2 个: 办公室/综合科",
		"本部门无下属单位，下设办公室、建设处，共2个处（室）。":       "organisation.offices = 2 个: 办公室/建设处",
		"内设机构包括：甲处、乙处、丙处等3个处室和某局。":          "organisation.offices = 3 个: 甲处/乙处/丙处",
		"编制范围的预算单位共计2家，具体包括：某局（本级），某中心。":    "organisation.units = 2 家: 某局（本级）/某中心",
		"包括本部以及下属1家预算单位。":                   "organisation.subordinates = 1 家: ",
		"下属3个二级预算单位，分别是：某局本级，属行政单位。":        "organisation.subordinates = 3 个: ",
		"事业单位1家，具体包括（列示至基层预算单位）：":           "organisation.units.institution = 1 家: ",
		"编制范围的预算单位共计1家，具体包括：":               "organisation.units = 1 家: ",
		"下设一个预算单位，某局（本级）。":                  "organisation.subordinates = 1 个: ",
		"所属两家预算单位，包括：某局本级、某中心。":             "organisation.subordinates = 2 家: 某局本级/某中心",
		"包括十二个预算单位。":                        "organisation.units = 12 个: ",
		"包括二十个内设机构和二十一家预算单位。":               "organisation.offices = 20 个: ; organisation.units = 21 家: ",
		"局机关内设三个科室。":                        "organisation.offices = 3 个: ",
		"二级预算单位共有7个。":                       "organisation.subordinates = 7 个: ",
		"二级预算单位共有七个。":                       "organisation.subordinates = 7 个: ",
		"另有1个全额拨款事业单位，某中心。":                 "organisation.units.institution = 1 个: ",
		"包括1个行政单位、2个下属差额拨款事业单位和三个自收自支事业单位。": "organisation.units.administrative = 1 个: ; organisation.units.institution = 2 个: ; organisation.units.institution = 3 个: ",
		"新增一个预算单位，每一个预算单位都有一个机构。":           "",
		"为五个事业单位服务，指导5个事业单位的改革，第一个预算单位。":    "",
	} {
		facts, _ := readLines("第一部分 部门概况\n"+text, 2025)
		var got []string
		for i := range facts {
			got = append(got, shown(&facts[i])+": "+strings.Join(facts[i].Names, "/"))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n got  %s\n want %s", text, s, want)
		}
	}
}

// TestReasonGoesOn: a reason goes on behind a semicolon, unless there are numbers.
func TestReasonGoesOn(t *testing.T) {
	for text, want := range map[string]string{
		"基本支出预算5万元，比上年增加1万元，主要原因为人员增加；根据需要新增项目。":                      "人员增加；根据需要新增项目",
		"基本支出预算5万元，比上年增加1万元，主要原因为人员增加；项目支出预算2万元。":                     "人员增加",
		"小学教育（项）支出5万元，与上年相比增加5万元（去年为0万元）。主要原因是某专项初中教育（款）高中教育（项）支出调整。": "某专项初中教育（款）高中教育（项）支出调整",
		"财政拨款收入预算5万元，比上年增加1万元。\n财政拨款收入支出增加（减少）的主要原因是业务量增加。":           "业务量增加",
	} {
		facts, _ := readLines(text, 2025)
		got := ""
		for i := range facts {
			got += facts[i].Reason
		}
		if got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

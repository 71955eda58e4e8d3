package narrative

import (
	"strings"
	"testing"
)

func TestReasons(t *testing.T) {
	facts, _ := readLines("机关运行经费预算9万元，比上年增加1万元，增长12.5%。主要原因是：一是人员增加；二是会议增多。", 2025)
	if len(facts) != 3 || facts[0].Reason != "" || facts[1].Reason != "一是人员增加；二是会议增多" ||
		facts[2].Reason != facts[1].Reason {
		t.Errorf("got %+v", facts)
	}
}

// TestReasonsElsewhere: reasons in points of their own, and in a sentence that names what has changed.
func TestReasonsElsewhere(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"教育支出（205类）普通教育（02款）小学教育（02项）12万元，比上年增加1万元，主要原因是：学生增3、教育支出（205类）普通教育（02款）初中教育（03项）9万元。",
			"items.change: 学生增"},
		{"会议费9万元，比上年增加1万元，一是因为人员增加；二是因为会议增多2万元。", "meetings.change: 一是因为人员增加；二是因为会议增多2万元"},
		{"财政拨款收入9万元，比上年增加1万元。\n培训费2万元，比上年增加1万元。\n财政拨款收入支出增加的主要原因是调资2万元。",
			"fiscal.income.change: 调资2万元; training.change: "},
		{"财政拨款收入9万元，比上年减少1万元。财政拨款收入支出增加的主要原因是调资。", "fiscal.income.change: "},
		{"会议费9万元，比上年增加1万元。\n主要原因是开会。", "meetings.change: "},
		{"一、收入\n会议费9万元，比上年增加1万元。\n二、支出\n会议费增加的主要原因是开会。", "meetings.change: "},
		{"会议费9万元，比上年增加1万元。非会议费增加的主要原因是开会。", "meetings.change: "},
		{"会议费9万元，比上年增加1万元。\n除会议费外增加的主要原因是开会。", "meetings.change: "},
		{"财政拨款收入9万元，比上年增加1万元。非财政拨款收入增加的主要原因是开会。", "fiscal.income.change: "},
		{"收入预算9万元，比上年增加1万元。支出预算9万元，比上年增加2万元。收入增加的主要原因是调资。支出增加的主要原因是开会。",
			"totals.income.change: 调资; totals.expenditure.change: 开会"},
		{"收入预算9万元，比上年增加1万元。支出预算9万元，比上年增加1万元。预算收支增加主要原因说明：开会。",
			"totals.income.change: 开会; totals.expenditure.change: 开会"},
	} {
		facts, _ := readLines(c.text, 2025)
		var got []string
		for i := range facts {
			if strings.HasSuffix(facts[i].ID, ".change") {
				got = append(got, facts[i].ID+": "+facts[i].Reason)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.text, s, c.want)
		}
	}
}

// TestReasonsOfAmounts: a reason right beside an amount is that of the amount; elsewhere nobody can say of what it is.
func TestReasonsOfAmounts(t *testing.T) {
	for text, want := range map[string]string{
		"机关运行经费0万元，主要原因是本单位为非参公事业单位，无机关运行经费。":      "operating_expenses = 0 万元: 本单位为非参公事业单位，无机关运行经费",
		"机关运行经费0万元。原因为本单位是事业单位。":                   "operating_expenses = 0 万元: 本单位是事业单位",
		"机关运行经费0万元，主要由于本单位是事业单位。":                  "operating_expenses = 0 万元: 本单位是事业单位",
		"机关运行经费0万元，因本单位是事业单位。":                     "operating_expenses = 0 万元: 本单位是事业单位",
		"机关运行经费：因本单位是事业单位，故为0万元。":                  "operating_expenses = 0 万元: 本单位是事业单位",
		"公务用车运行费：由于本单位无公务用车，因此为0万元。":               "three_public.vehicles.operation = 0 万元: 本单位无公务用车",
		"因本单位无公务用车，故公务用车运行费为0万元；会议费1万元。":           "three_public.vehicles.operation = 0 万元: 本单位无公务用车; meetings = 1 万元",
		"会议费9万元，比上年增加1万元，主要原因是会议增多。":               "meetings = 9 万元; meetings.change = 1 万元: 会议增多",
		"会议费9万元，比上年增加（减少）1万元，主要原因是会议增多。":           "meetings = 9 万元",
		"会议费9万元，增加的主要原因是会议增多。":                     "meetings = 9 万元",
		"会议费9万元，决算数大于预算数的主要原因是会议增多。":               "meetings = 9 万元",
		"会议费9万元，工作较多，主要原因是会议增多。":                   "meetings = 9 万元",
		"会议费9万元，主要是会议。":                            "meetings = 9 万元",
		"会议费9万元，因公出国（境）费2万元。":                      "meetings = 9 万元; three_public.abroad = 2 万元",
		"公务用车运行费0万元，因公务用车已报废。":                     "three_public.vehicles.operation = 0 万元: 公务用车已报废",
		"会议费0万元，因此不再说明。":                           "meetings = 0 万元",
		"因公出访任务取消，故会议费为0万元。":                       "meetings = 0 万元",
		"会议费9万元，因会议增多，故培训费为0万元。":                   "meetings = 9 万元; training = 0 万元",
		"“三公”经费5万元，其中：公务接待费0万元，因厉行节约。":             "three_public.total = 5 万元; three_public.reception = 0 万元",
		"会议费9万元，因会议增多，比上年增加1万元。":                   "meetings = 9 万元; meetings.change = 1 万元",
		"会议费9万元，培训费0万元。主要原因是会议增多。":                 "meetings = 9 万元; training = 0 万元",
		"“三公”经费5万元，其中：公务接待费0万元，主要原因是厉行节约。":         "three_public.total = 5 万元; three_public.reception = 0 万元",
		"会议费由于工作增多，比上年增加，故为9万元。会议费8万元。。主要原因是会议增多。": "meetings = 8 万元",
	} {
		facts, _ := readLines(text, 2025)
		var got []string
		for i := range facts {
			got = append(got, strings.TrimSuffix(shown(&facts[i])+": "+facts[i].Reason, ": "))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n got  %s\n want %s", text, s, want)
		}
	}
}

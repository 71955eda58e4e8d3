package address

import "testing"

func TestKey(t *testing.T) {
	for want, k := range map[Key]Key{
		"21011":            "21011",
		"30101:50101":      Key("30101").Within("").Within("50101"),
		"会议费":              Key("").Within("会议费"),
		"total@105001":     Key("total").Of("105001"),
		"2100101:a@b@2023": Key("2100101").Within("a").Of("b").Of("").In(2023),
		"@2023":            Key("").In(0).In(2023),
		"a／b":              Named(":a/b"),
	} {
		if k != want {
			t.Errorf("%s, want %s", k, want)
		}
	}
	if a := Of("income", "side").Row("total"); a != "income/side/total" {
		t.Error(a)
	}
}

package leaks

import (
	"testing"

	"gongkai/normalize/redact"
)

// TestPrinted: an amount in the numeric cell of a workbook is no telephone number, a text that is one stays to be
// found.
func TestPrinted(t *testing.T) {
	for text, want := range map[string]int{
		`<c r="A1"><v>16257346200</v></c>`:                                 0,
		`<c r="A1" t="inlineStr"><is><t>13900001111</t></is></c>`:          1,
		`{"bbox":[13900001111, 2],"text":"电话 0994-2340000"}`:               1,
		"3f0c2a139000011113f0c2a13900001111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": 0,
	} {
		if got := redact.Find(Printed(text)); len(got) != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

package view_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gongkai/internal/pdftest"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

// TestRedactFixtures: what the personal fields of a document hold is nowhere in the bytes of a redacted report, while
// nearly all else still is.
func TestRedactFixtures(t *testing.T) {
	for _, file := range fixtures(t) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		printed, doc, forms := read(t, "x.pdf", raw)
		whole := write(t, printed, doc, false)
		personal := schema.PersonalIn(forms)
		var secrets []string
		for _, s := range doc.Performance {
			for _, f := range s.Fields {
				if personal.Field(s.ID, f.ID) && f.Text != nil && *f.Text != *doc.Info.Department {
					secrets = append(secrets, *f.Text)
				}
			}
		}
		if len(doc.Performance) > 0 && len(secrets) == 0 {
			t.Errorf("%s: no personal data to test with", file)
		}
		redact.Document(doc, personal)
		redacted := write(t, printed, doc, true)
		got, all := data(t, redacted), data(t, whole)
		left, before, bars := 0, 0, 0
		for i := range got.Pages {
			text := got.text(i + 1)
			left, before, bars = left+len(text), before+len(all.text(i+1)), bars+len(got.Pages[i].B)/4
			for _, s := range secrets {
				if strings.Contains(text, s) {
					t.Errorf("%s: page %d shows %s", file, i+1, s)
				}
			}
		}
		for _, s := range secrets {
			if !bytes.Contains(whole, []byte(s)) {
				t.Errorf("%s: %s is not even in the whole report", file, s)
			}
			escaped, _ := json.Marshal(s)
			if bytes.Contains(redacted, []byte(s)) || bytes.Contains(redacted, escaped[1:len(escaped)-1]) {
				t.Errorf("%s: %s is in the redacted report", file, s)
			}
		}
		if len(secrets) > 0 && bars == 0 {
			t.Errorf("%s: no bar shows that something is missing", file)
		}
		if float64(left) < 0.97*float64(before) {
			t.Errorf("%s: of %d bytes drawn %d are left, too few", file, before, left)
		}
	}
}

// TestRedactText: within a longer text only what is personal goes; in a table that no form knows, the cell beside the
// label goes.
func TestRedactText(t *testing.T) {
	raw, err := pdftest.Write(`page 400 300
left 本单位预算已公开。联系人：丙丁戊。公开日期见首页。
columns 80 80 60
row 合计 | 庚辛 | 4.00
row 部门联系人 | 丙丁戊 | 3.50`)
	if err != nil {
		t.Fatal(err)
	}
	printed, doc, forms := read(t, "x.pdf", raw)
	redact.Document(doc, schema.PersonalIn(forms))
	html := write(t, printed, doc, true)
	d := data(t, html)
	text := d.text(1)
	if bytes.Contains(html, []byte("丙")) {
		t.Errorf("the name is in the report: %s", text)
	}
	for _, kept := range []string{"本单位预算已公开。联系人：", "部门联系人", "3.50", "合计", "庚辛", "4.00"} {
		if !strings.Contains(text, kept) {
			t.Errorf("%s is missing in %s", kept, text)
		}
	}
	if len(d.Pages[0].B) == 0 {
		t.Error("there is no bar")
	}
}

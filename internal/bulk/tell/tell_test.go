package tell

import (
	"strings"
	"testing"
	"time"

	"gongkai/extract/finding"
	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
)

// story tells a short run, a step a second.
func story(t *Teller) {
	now := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	t.now = func() time.Time { return now }
	t.Begin("reading", 40)
	for i := range 24 {
		now = now.Add(time.Second)
		t.Step(bulk.Step{Failed: i == 3, Findings: i % 2})
		if i == 3 {
			t.Failed("a\nb.pdf", &failure.Failure{ID: failure.Scan, Message: "a scan"}, "")
		}
	}
	t.End()
	t.Finding("c.pdf", &outcome.Finding{ID: "text.garbage", Severity: "warning", Message: "no language", Page: 3})
	t.Summary(finding.Say("%d inputs", 40), report.Summary{Inputs: 40})
}

func TestPlain(t *testing.T) {
	var b strings.Builder
	story(New(&b, false, 0, nil))
	want := "gongkai: a\uFFFDb.pdf: a scan\n" +
		"gongkai: reading: 10 of 40, 1.0/s, 30s left, failed: 1, findings: 5\n" +
		"gongkai: reading: 20 of 40, 1.0/s, 20s left, failed: 1, findings: 10\n" +
		"c.pdf: page 3: no language [text.garbage]\n" +
		"gongkai: 40 inputs\n"
	if b.String() != want {
		t.Errorf("said %q, want %q", b.String(), want)
	}
}

// TestPages: a document of many scanned pages is told of while it is read.
func TestPages(t *testing.T) {
	var b strings.Builder
	teller := New(&b, false, 0, nil)
	teller.Page() // before a stage begins: nothing to count it in
	now := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	teller.now = func() time.Time { return now }
	teller.Begin("reading", 2)
	for range 3 {
		now = now.Add(6 * time.Second)
		teller.Page()
	}
	teller.End()
	if want := "gongkai: reading: 0 of 2, 0.0/s, 0s left, pages: 2\n"; b.String() != want {
		t.Errorf("said %q, want %q", b.String(), want)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	story(New(&b, true, 80, nil))
	for _, want := range []string{
		`{"time":"2025-01-02T03:04:09Z","event":"failed","path":"a\nb.pdf","failure":{"id":"scan","message":"a scan"}}`,
		`{"time":"2025-01-02T03:04:15Z","event":"progress","stage":"reading","progress":` +
			`{"done":10,"total":40,"failed":1,"findings":5,"per_second":1,"seconds_left":30}}`,
		`"event":"finding","path":"c.pdf","finding":{"id":"text.garbage"`,
		`"event":"summary","message":"40 inputs","summary":{"inputs":40,`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}

func TestBar(t *testing.T) {
	var b strings.Builder
	story(New(&b, false, 80, nil))
	const clear, rest = "\x1b[2K\r", " \x1b[0K"
	said := b.String()
	for _, want := range []string{
		"\r   7% [.....]  reading: 3 of 40, 1.0/s, 37s left, findings: 1" + rest,
		clear + "gongkai: a\uFFFDb.pdf: a scan\n" +
			"\r  10% [.....]  reading: 4 of 40, 1.0/s, 36s left, failed: 1, findings: 2" + rest,
		"\r  60% [==>..]  reading: 24 of 40, 1.0/s, 16s left, failed: 1, findings: 12" + rest + clear + "c.pdf: page 3",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%q", want, said)
		}
	}
	for _, line := range strings.FieldsFunc(said, func(r rune) bool { return r == '\r' || r == '\n' || r == '\x1b' }) {
		if strings.Contains(line, "%") && columns.StringWidth(line) >= 80 {
			t.Errorf("the bar does not fit: %q", line)
		}
	}
}

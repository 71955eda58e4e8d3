package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

var hostile = "<script>alert(1)</script>\"'&\u202e\x00=1+1"

func charts() map[string]string {
	c := Chart{Title: hostile, Unit: "万元", Labels: []string{"2024", hostile, "2026"},
		Notes: []string{strings.Repeat(hostile+" 来源", 40)},
		Alone: true, Series: []Series{
			{Name: hostile, Values: []Value{{Number: 1, Text: "1.00", OK: true, Link: `/a?b="><script>`}, {}, {Number: -3,
				Text: "-3", OK: true}}},
			{Name: "乙", Values: []Value{{Number: 2, Text: hostile, OK: true}}}}}
	return map[string]string{"bars": c.Bars(), "columns": c.Columns(), "lines": c.Lines(),
		"nothing": (&Chart{}).Columns()}
}

// TestHostile: whatever stands in a chart, it is XML without an element or attribute that the text brought in.
func TestHostile(t *testing.T) {
	known := map[string]bool{"svg": true, "title": true, "rect": true, "text": true, "line": true, "path": true,
		"circle": true, "a": true, "g": true}
	for name, svg := range charts() {
		for d := xml.NewDecoder(strings.NewReader(svg)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if e, ok := token.(xml.StartElement); ok && !known[e.Name.Local] {
				t.Errorf("%s: element %s", name, e.Name.Local)
			}
			if e, ok := token.(xml.StartElement); ok {
				for _, a := range e.Attr {
					if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
						t.Errorf("%s: attribute %s", name, a.Name.Local)
					}
				}
			}
		}
		if strings.ContainsRune(svg, '\u202e') || strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Errorf("%s: %s", name, svg)
		}
	}
}

// TestGap: a line breaks where there is no value, and a blank is no zero.
func TestGap(t *testing.T) {
	c := Chart{Labels: []string{"a", "b", "c"}, Series: []Series{{Name: "s", Values: []Value{{Number: 1, OK: true}, {},
		{Number: 2, OK: true}}}}}
	if svg := c.Lines(); strings.Count(svg, "<circle") != 2 || strings.Contains(svg, "L") && strings.Contains(svg,
		"M") && strings.Count(svg, "M") < 2 {
		t.Error(svg)
	}
	if n := strings.Count(c.Columns(), "<rect"); n != 2 {
		t.Errorf("%d columns", n)
	}
}

func TestSteps(t *testing.T) {
	for _, x := range []struct {
		low, high float64
		n         int
	}{{0, 100, 6}, {0, 7, 5}, {-3, 3, 3}, {0, 0, 1}} {
		if s := steps(x.low, x.high); len(s) < x.n-2 || len(s) > x.n+2 {
			t.Errorf("%v: %v", x, s)
		}
	}
	if short(-1234567.5) != "−1,234,567.5" {
		t.Error(short(-1234567.5))
	}
}

// TestCounts: there is no half of a paper on the axis.
func TestCounts(t *testing.T) {
	c := Chart{Counts: true, Labels: []string{"2025"}, Series: []Series{{Values: []Value{{Number: 11, OK: true}}}}}
	whole := c.Columns()
	c.Counts = false
	if broken := c.Columns(); !strings.Contains(broken, ">2.5<") || strings.Contains(whole, ">2.5<") ||
		!strings.Contains(whole, ">5<") {
		t.Errorf("%s\n%s", broken, whole)
	}
}

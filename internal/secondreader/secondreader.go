// Package secondreader has an independent reader of PDF (github.com/ledongthuc/pdf) look at the same file: for every
// amount of a document it reports whether that reader sees the same digits on that page. It is a witness of the text,
// not of the place. The other reader has no limits of its own, so it belongs into a process that is bound.
package secondreader

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	other "github.com/ledongthuc/pdf"
	"golang.org/x/text/width"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// What the second reader says of an amount.
const (
	Agrees  = "agrees"  // it sees these digits on that page
	Differs = "differs" // it sees numbers there, but not this one, or not as often
	Silent  = "silent"  // it sees no number on that page, knows its fonts too little, or cannot read the file
)

// Page is what the other reader sees on a page.
type Page struct {
	Numbers []string `json:"numbers"` // as often as it sees them
	Garbled bool     `json:"garbled"` // it does not know what much of the text says, or how wide it is
}

// Numbers gives the numbers that the other reader sees.
func Numbers(data []byte) (pages []Page, err error) {
	defer func() {
		if cause := recover(); cause != nil { // it panics on what it does not know
			err = fmt.Errorf("%v", cause)
		}
	}()
	reader, err := other.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for n := range reader.NumPage() {
		pages = append(pages, look(reader, n+1))
	}
	return pages, nil
}

// look reads one page. A page that the reader cannot read has no numbers.
func look(reader *other.Reader, at int) (p Page) {
	defer func() {
		if recover() != nil {
			p = Page{}
		}
	}()
	var text strings.Builder
	var last other.Text
	digits, widthless := 0, 0
	for i, t := range reader.Page(at).Content().Text {
		if i > 0 && apart(last, t) {
			text.WriteByte('\n')
		}
		text.WriteString(t.S)
		last = t
		if number.MatchString(t.S) {
			digits++
			if t.W == 0 {
				widthless++
			}
		}
	}
	return Page{numbersIn(text.String()), garbled(text.String()) || 2*widthless > digits}
}

// garbled reports whether a reader does not know a font: it gives control characters and replacement characters then. A
// few are bullets and private signs.
func garbled(text string) bool {
	const much = 0.05
	all, unknown := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			continue
		case r == utf8.RuneError, unicode.IsControl(r):
			unknown++
		}
		all++
	}
	return float64(unknown) > much*float64(all)
}

// apart reports whether two texts that are drawn one after the other are not one word: the second one does not begin
// where the first one ends, along the line or, on pages that are displayed turned, across it.
func apart(a, b other.Text) bool {
	const near = 0.35 // of the size of the type: more than kerning, less than a space between columns
	size := max(math.Abs(a.FontSize), 1)
	if a.W == 0 && a.Y == b.Y { // the reader does not know how wide the font is, and goes on from string to string
		return b.X < a.X || b.X > a.X+1.25*size
	}
	along := math.Abs(b.X-(a.X+a.W)) < near*size && math.Abs(b.Y-a.Y) < near*size
	across := math.Abs(b.X-a.X) < near*size && math.Abs(math.Abs(b.Y-a.Y)-math.Abs(a.W)) < near*size
	return !along && !across
}

// number is what is printed for an amount, with separators of thousands and a sign.
var number = regexp.MustCompile(`[-−]?\d[\d,，]*(?:\.\d+)?`)

func numbersIn(text string) []string {
	found := number.FindAllString(width.Narrow.String(text), -1)
	for i := range found {
		found[i] = canonical(found[i])
	}
	return found
}

// canonical leaves the digits, the point and the sign.
func canonical(s string) string {
	return strings.NewReplacer(",", "", "，", "", "−", "-", " ", "").Replace(width.Narrow.String(s))
}

// Report says what the second reader says of a document.
type Report struct {
	Agrees  int     `json:"agrees"`
	Differs int     `json:"differs"`
	Silent  int     `json:"silent"`
	Error   string  `json:"error,omitempty"` // why it could not read the file
	Values  []Value `json:"values"`
}

// Value is an amount and what the second reader says of it.
type Value struct {
	Address address.Address `json:"address"`
	Page    int             `json:"page"`
	Raw     string          `json:"raw"`
	Proof   document.Proof  `json:"proof,omitempty"`
	Says    string          `json:"says"`
}

// Compare holds the amounts of a document against the numbers of the second reader. Err is why there are none.
func Compare(doc *document.Document, pages []Page, err error) *Report {
	r := &Report{Values: []Value{}}
	if err != nil {
		r.Error = err.Error()
	}
	seen := make([]map[string]int, len(pages))
	for i, p := range pages {
		seen[i] = map[string]int{}
		for _, n := range p.Numbers {
			seen[i][n]++
			seen[i][strings.TrimPrefix(n, "-")] += strings.Count(n[:1], "-") // a dash before a number is not always its sign
		}
	}
	type printed struct {
		raw  string
		page int
		box  geometry.Rect
	}
	done := map[printed]bool{}
	for place := range doc.Places() {
		c := place.Cell
		if c == nil || place.Amount() == nil || place.Fact != nil {
			continue
		}
		v := Value{place.Address, c.Page, c.Raw, c.Proof, Silent}
		if at := c.Page - 1; at >= 0 && at < len(seen) && len(seen[at]) > 0 {
			if !pages[at].Garbled {
				v.Says = Differs
			}
			key := printed{c.Raw, c.Page, c.Box}
			numbers := numbersIn(c.Raw)
			if done[key] || len(numbers) == 1 && seen[at][numbers[0]] > 0 {
				v.Says = Agrees
			}
			if v.Says == Agrees && !done[key] { // one cell can be two values
				done[key] = true
				seen[at][numbers[0]]--
			}
		}
		switch v.Says {
		case Agrees:
			r.Agrees++
		case Differs:
			r.Differs++
		default:
			r.Silent++
		}
		r.Values = append(r.Values, v)
	}
	return r
}

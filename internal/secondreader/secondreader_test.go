package secondreader

import (
	"context"
	"errors"
	"os"
	"slices"
	"testing"

	other "github.com/ledongthuc/pdf"

	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// TestFixture: both readers see the same digits, and a number that is changed is told from them.
func TestFixture(t *testing.T) {
	data, err := os.ReadFile("../../fixtures/seed-word.pdf")
	if err != nil {
		t.Fatal(err)
	}
	read, err := normalize.ReadBytes(context.Background(), data, normalize.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Numbers(data)
	if err != nil {
		t.Fatal(err)
	}
	doc := read.Document
	if r := Compare(doc, pages, nil); r.Agrees < 200 || r.Differs > 0 || r.Silent > 0 {
		t.Errorf("agrees %d, differs %d, silent %d", r.Agrees, r.Differs, r.Silent)
	}
	place := doc.Find("income/2080505/total")
	place.Cell.Raw = "26.72"
	r := Compare(doc, pages, nil)
	i := slices.IndexFunc(r.Values, func(v Value) bool { return v.Says == Differs })
	if r.Differs != 1 || r.Values[i].Address != place.Address {
		t.Errorf("differs %d: %+v", r.Differs, r.Values[i])
	}
	pages[place.Cell.Page-1].Garbled = true
	if r := Compare(doc, pages, nil); r.Differs != 0 || r.Silent != 1 {
		t.Errorf("garbled: differs %d, silent %d", r.Differs, r.Silent)
	}
	if r := Compare(doc, nil, errors.New("no")); r.Silent != len(r.Values) || r.Error != "no" {
		t.Errorf("not read: %d of %d, %s", r.Silent, len(r.Values), r.Error)
	}
}

func TestNumbersIn(t *testing.T) {
	for text, want := range map[string][]string{
		"":              nil,
		"合计 1,234.50万元": {"1234.50"},
		"增减-5.0，１２３":    {"-5.0", "123"},
		"26.27\n13.13":  {"26.27", "13.13"},
		"2025年1月":       {"2025", "1"},
	} {
		if got := numbersIn(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestApart(t *testing.T) {
	at := func(x, y, w float64) other.Text { return other.Text{X: x, Y: y, W: w, FontSize: 10} }
	for _, c := range []struct {
		name string
		a, b other.Text
		want bool
	}{
		{"one behind the other", at(0, 0, 5), at(5, 0, 5), false},
		{"kerned", at(0, 0, 5), at(5.4, 0.1, 5), false},
		{"the next column", at(0, 0, 5), at(20, 0, 5), true},
		{"the next line", at(0, 0, 5), at(5, -12, 5), true},
		{"a page that is turned", at(0, 0, 5), at(0, 5, 5), false},
		{"without widths", at(0, 0, 0), at(9, 0, 0), false},
		{"without widths, the next column", at(0, 0, 0), at(30, 0, 0), true},
		{"drawn twice", at(20, 0, 0), at(0.2, 0, 0), true},
	} {
		if got := apart(c.a, c.b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestCells: the same digits must be there as often as they are printed; a cell that is two values counts once.
func TestCells(t *testing.T) {
	amount := value.FromParts(10, 0)
	row := func(at address.Address, box float64) document.Row {
		c := &document.Cell{Raw: "10", Page: 1}
		c.Box.X0 = box
		return document.Row{Address: at, Values: document.Values{{Column: "total", Amount: &amount}},
			Cells: document.Cells{{ID: "total", Cell: c}}}
	}
	doc := &document.Document{Tables: []document.Table{{ID: "t",
		Rows: []document.Row{row("t/a", 1), row("t/b", 2), row("t/c", 2)}}}}
	for numbers, want := range map[int]int{0: 0, 1: 1, 2: 3, 3: 3} {
		page := Page{Numbers: append(slices.Repeat([]string{"10"}, numbers), "7")}
		if r := Compare(doc, []Page{page}, nil); r.Agrees != want || r.Agrees+r.Differs != 3 {
			t.Errorf("%d times: agrees %d, differs %d", numbers, r.Agrees, r.Differs)
		}
	}
}

func TestNoPDF(t *testing.T) {
	if _, err := Numbers([]byte("%PDF-1.7 and nothing else")); err == nil {
		t.Error("read")
	}
}

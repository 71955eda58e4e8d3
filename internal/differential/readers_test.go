package differential

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	other "github.com/ledongthuc/pdf"

	"gongkai/extract/content"
	"gongkai/extract/page"
	"gongkai/extract/pdf"
)

// letters counts the characters of a page, without white space: order and place are not compared.
type letters map[rune]int

func count(s string) letters {
	l := letters{}
	for _, r := range s {
		if !unicode.IsSpace(r) {
			l[r]++
		}
	}
	return l
}

// less gives what l has more than m, sorted, each character as often as it is too many.
func (l letters) less(m letters) string {
	var b strings.Builder
	for _, r := range slices.Sorted(maps.Keys(l)) {
		b.WriteString(strings.Repeat(string(r), max(0, l[r]-m[r])))
	}
	return b.String()
}

// ours reads all glyphs of the pages; hidden ones, too, as the other reader does not look at that.
func ours(data []byte) ([]letters, error) {
	file, err := pdf.Open(data)
	if err != nil {
		return nil, err
	}
	reader := content.NewReader(file)
	var out []letters
	for _, p := range file.Pages() {
		var b strings.Builder
		for _, g := range reader.Page(p).Glyphs {
			if g.Hidden != page.OffPage {
				b.WriteString(g.Text)
			}
		}
		out = append(out, count(b.String()))
	}
	return out, nil
}

// theirs reads the text of the pages with the other reader, which panics on what it does not know.
func theirs(data []byte) (out []letters, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	reader, err := other.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for number := range reader.NumPage() {
		var b strings.Builder
		for _, t := range reader.Page(number + 1).Content().Text {
			b.WriteString(t.S)
		}
		out = append(out, count(b.String()))
	}
	return out, nil
}

// within gives up on the other reader after a time; it has no way to be stopped.
func within(limit time.Duration, read func([]byte) ([]letters, error), data []byte) ([]letters, error) {
	type outcome struct {
		pages []letters
		err   error
	}
	finished := make(chan outcome, 1)
	go func() {
		pages, err := read(data)
		finished <- outcome{pages, err}
	}()
	select {
	case o := <-finished:
		return o.pages, o.err
	case <-time.After(limit):
		return nil, fmt.Errorf("not done after %v", limit)
	}
}

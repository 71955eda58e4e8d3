package pdftest

import (
	"fmt"
	"strconv"
	"strings"
)

// Write makes the PDF file of a description.
func Write(description string) ([]byte, error) {
	c := &canvas{font: newFont()}
	l := &layouter{canvas: c}
	for number, line := range strings.Split(description, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := l.line(line); err != nil {
			return nil, fmt.Errorf("pdftest: line %d: %w", number+1, err)
		}
	}
	if err := l.flush(); err != nil {
		return nil, fmt.Errorf("pdftest: %w", err)
	}
	if len(c.pages) == 0 {
		return nil, fmt.Errorf("pdftest: a description begins with `page`")
	}
	return c.file(), nil
}

// line carries out one line of the description.
func (l *layouter) line(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if word == "row" {
		l.rows = append(l.rows, splitRow(rest))
		return nil
	}
	if err := l.flush(); err != nil {
		return err
	}
	if word != "page" && word != "font" && len(l.canvas.pages) == 0 {
		return fmt.Errorf("%q before the first page", word)
	}
	switch word {
	case "font":
		if rest != "gb" || len(l.canvas.pages) > 0 {
			return fmt.Errorf("font takes gb, before the first page")
		}
		l.canvas.font.gb = true
	case "page":
		size, err := numbers(rest)
		if err != nil || len(size) != 0 && len(size) != 2 {
			return fmt.Errorf("page takes width and height")
		}
		if len(size) == 0 {
			size = []float64{595, 842}
		}
		l.page(size[0], size[1])
	case "size", "space", "turn":
		n, err := strconv.ParseFloat(rest, 64)
		if err != nil {
			return fmt.Errorf("%s takes a number", word)
		}
		switch word {
		case "size":
			l.size = n
		case "turn":
			l.canvas.pages[len(l.canvas.pages)-1].turned = n
		default:
			l.y += n
		}
	case "columns":
		widths, err := numbers(rest)
		if err != nil || len(widths) == 0 {
			return fmt.Errorf("columns takes widths")
		}
		l.columns = widths
	case "rules":
		l.bare = rest == "off"
	case "center", "left", "right", "text", "footer":
		l.text(word, rest)
	case "image":
		l.canvas.image()
	case "scan":
		l.canvas.scan()
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

func splitRow(s string) []string {
	var cells []string
	for cell := range strings.SplitSeq(s, "|") {
		cells = append(cells, strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n"))
	}
	return cells
}

func numbers(s string) ([]float64, error) {
	var out []float64
	for field := range strings.FieldsSeq(s) {
		n, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

//go:build unix

package bench

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"gongkai/internal/pdftest"
)

// Kind is something that an input may have much of. Inputs are made up, and hold nothing else that grows.
type Kind struct {
	Name string
	Flag string // that gives the sizes
	// Most bounds the size: beyond it limits of the program would be measured, of glyphs or of a side of a page.
	Most int
	// Usual are sizes from small to the most.
	Usual string

	text  string // under made
	ruled bool
}

const formsKind = "forms"

// Kinds are those whose growth is measured. Tables with rulings and without are read by different means.
var Kinds = []Kind{
	{Name: "pages", Flag: "pages", Most: 2000, Usual: "10,100,500,1000,2000", text: "pages.txt"},
	{Name: "columns", Flag: "columns", Most: 25_000, Usual: "100,1000,5000,25000", text: "columns.txt", ruled: true},
	{Name: "columns without rulings", Flag: "columns", Most: 25_000, text: "columns.txt"},
	{Name: "glyphs", Flag: "glyphs", Most: 200_000, Usual: "2000,20000,100000,200000", text: "glyphs.txt", ruled: true},
	{Name: "glyphs without rulings", Flag: "glyphs", Most: 200_000, text: "glyphs.txt"},
	{Name: formsKind, Flag: formsKind, Most: 500, Usual: "12,50,100,250,500", text: "pages.txt"},
}

// command is what reads the input that Make writes.
func (k Kind) command(program, input string) []string {
	out := []string{program, "extract", "--jobs", "1"}
	if k.Name == formsKind {
		out = append(out, "--forms", filepath.Join(input, "forms"))
	}
	return append(out, filepath.Join(input, "made-up.pdf"))
}

//go:embed made
var made embed.FS

// pagesWithForms is how many pages are read with forms: enough that recognising them takes time, too.
const pagesWithForms = 10

// Make writes an input of a kind and size into a folder that is new. The same size gives the same bytes.
func Make(name string, size int, folder string) error {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return fmt.Errorf("nothing has a size in %s", name)
	}
	k := Kinds[i]
	if size < 1 || size > k.Most {
		return fmt.Errorf("%s: 1 to %d", name, k.Most)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	document := size
	if name == formsKind {
		document = pagesWithForms
		if err := makeForms(size, filepath.Join(folder, "forms")); err != nil {
			return err
		}
	}
	text, err := fill(k.text, document, k.ruled)
	if err != nil {
		return err
	}
	pdf, err := pdftest.Write(string(text))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "made-up.pdf"), pdf, 0o600)
}

// makeForms writes forms of places, as those that come with the program, beside which they are read.
func makeForms(n int, folder string) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	for i := range n {
		text, err := fill("form.yaml", i+1, false)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("made-up-%d.yaml", i+1)), text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// fill makes a text with its size.
func fill(file string, size int, ruled bool) ([]byte, error) {
	number := 0
	t, err := template.New(file).Funcs(template.FuncMap{
		"next":   func() int { number++; return number }, // a number that has not been before
		"plus":   func(a, b int) int { return a + b },
		"over":   func(a, b int) int { return a / b },
		"points": func(n int, each, more float64) float64 { return float64(n)*each + more },
		"repeat": strings.Repeat,
	}).ParseFS(made, "made/"+file)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		Size  int
		Ruled bool
	}{size, ruled})
	return b.Bytes(), err
}

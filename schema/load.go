package schema

import (
	"bytes"
	"embed"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"gongkai/extract/finding"
	"gongkai/internal/limits"
	"gongkai/internal/mistakes"
)

// embedded are the forms that come with the program as people write them: see compact.
//
//go:embed forms/*.yaml
var embedded embed.FS

// LoadDir reads every .yaml and .yml file of a folder, sorted by form id. name is the folder's name for messages. A
// form may extend another of the folder, or one of base. All mistakes of all files are in the error, a Mistake each.
func LoadDir(dir fs.FS, name string, base ...*Form) ([]*Form, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var forms []*Form
	var errs []error
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		file, err := dir.Open(e.Name())
		if err != nil {
			return nil, err
		}
		text, err := ReadText(file)
		file.Close()
		if err != nil {
			return nil, err
		}
		f, err := decode(text, path.Join(name, e.Name()))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, form := range f {
			if i := slices.IndexFunc(forms, func(o *Form) bool { return o.ID == form.ID }); i >= 0 {
				errs = append(errs, Mistake{File: form.File, Line: 1, Problem: finding.Say("the form %q stands in %s, too", form.ID,
					forms[i].File),
					Hint: finding.Say("give one of them another id")})
			}
			forms = append(forms, form)
		}
	}
	slices.SortFunc(forms, func(a, b *Form) int { return strings.Compare(a.ID, b.ID) })
	errs = append(errs, complete(forms, base)...)
	slices.SortStableFunc(errs, func(a, b error) int { return strings.Compare(fileOf(a), fileOf(b)) })
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return forms, nil
}

// Override puts the forms of a user's folder in front of the embedded ones: a form with the same id replaces them.
func Override(base, own []*Form) []*Form {
	out := slices.Clone(own)
	for _, f := range base {
		if !slices.ContainsFunc(own, func(o *Form) bool { return o.ID == f.ID }) {
			out = append(out, f)
		}
	}
	return out
}

// Mistake is an error in a form, with its place and how to mend it.
type Mistake = mistakes.Mistake

// fileOf is the file of the first mistake.
func fileOf(err error) string {
	var m Mistake
	errors.As(err, &m)
	return m.File
}

// Parse reads the forms of one YAML file, which may hold several documents. A form may extend another of the file, or
// one of base. The error joins one Mistake for each thing wrong.
func Parse(text []byte, file string, base ...*Form) ([]*Form, error) {
	forms, err := decode(text, file)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(complete(forms, base)...); err != nil {
		return nil, err
	}
	return forms, nil
}

// ReadText reads the text of a file of forms, but no more than a byte over the limit, which Parse refuses.
func ReadText(from io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(from, limits.FormBytes+1))
}

// decode reads forms as they are written, without what they extend.
func decode(text []byte, file string) ([]*Form, error) {
	if len(text) > limits.FormBytes {
		return nil, Mistake{File: file, Line: 1, Problem: finding.Say("the file is larger than any form")}
	}
	var forms []*Form
	dec := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var node yaml.Node
		if err := dec.Decode(&node); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, mistakes.YAML(file, err)
		}
		c := &checker{file: file}
		c.keys(&node, formType)
		f := &Form{File: file, Text: text, line: node.Line}
		if len(node.Content) > 0 {
			f.line = node.Content[0].Line
		}
		if err := node.Decode(f); err != nil {
			c.decodeErrors(err)
		}
		if len(c.mistakes) > 0 {
			return nil, c.err()
		}
		if (composer{vocabulary().bands(), c}).form(f); len(c.mistakes) > 0 {
			return nil, c.err()
		}
		for i := range f.Sheets {
			f.Sheets[i].crossMoney()
		}
		f.fillOptional()
		forms = append(forms, f)
	}
	if len(forms) == 0 {
		return nil, Mistake{File: file, Line: 1, Problem: finding.Say("the file holds no form"),
			Hint: finding.Say("a form starts with `form: its-id`")}
	}
	return forms, nil
}

// complete gives forms what they extend, and what the vocabulary knows, and looks for mistakes: an error for each form
// that has any.
func complete(forms, base []*Form) []error {
	byID := map[string]*Form{}
	for _, f := range both(base, forms) {
		byID[f.ID] = f
	}
	const started, finished = 1, 2
	state := map[*Form]int{}
	for _, f := range base {
		state[f] = finished
	}
	var errs []error
	var finish func(f *Form)
	finish = func(f *Form) {
		if state[f] != 0 {
			return
		}
		state[f] = started
		c := &checker{file: f.File}
		if f.Extends != "" {
			b := byID[f.Extends]
			switch {
			case b == nil:
				c.mistakeWith(f.line, mistakes.Suggest(f.Extends, keysOf(byID)), "the form extends an unknown form %q", f.Extends)
			case b == f || state[b] == started:
				c.mistake(f.line, "a form can extend one that does not extend it", "the form extends itself, by way of %q",
					f.Extends)
			default:
				finish(b)
				extend(f, b)
			}
		}
		if len(c.mistakes) == 0 {
			vocabulary().fill(f)
			c.compile(f)
			c.form(f)
		}
		if err := c.err(); err != nil {
			errs = append(errs, err)
		}
		state[f] = finished
	}
	for _, f := range forms {
		finish(f)
	}
	return errs
}

func keysOf[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// UnmarshalYAML reads a path from a text or a list of texts.
func (p *Path) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*p = Path{n.Value}
		return nil
	}
	var list []string
	if err := n.Decode(&list); err != nil {
		return err
	}
	*p = list
	return nil
}

// says finds a key in a mapping: one that is given as false is not one that is left out.
func says(n *yaml.Node, key string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// fillOptional gives the form's default to its tables and columns of amounts.
func (f *Form) fillOptional() {
	if !f.Optional {
		return
	}
	columns := func(list []Column) {
		for i := range list {
			if c := &list[i]; c.Role == "" && !c.said {
				c.Optional = true
			}
		}
	}
	for i := range f.Tables {
		t := &f.Tables[i]
		if !t.said {
			t.Optional = true
		}
		columns(t.Columns)
		for k := range t.Sides {
			columns(t.Sides[k].Columns)
		}
	}
}

// The declarations remember their line, for messages about what only shows later.

func (t *Table) UnmarshalYAML(n *yaml.Node) error {
	type plain Table
	t.Line, t.said = n.Line, says(n, "optional")
	return n.Decode((*plain)(t))
}

func (s *Side) UnmarshalYAML(n *yaml.Node) error {
	type plain Side
	s.Line = n.Line
	return n.Decode((*plain)(s))
}

func (c *Column) UnmarshalYAML(n *yaml.Node) error {
	type plain Column
	c.Line, c.said = n.Line, says(n, "optional")
	return n.Decode((*plain)(c))
}

func (i *Item) UnmarshalYAML(n *yaml.Node) error {
	type plain Item
	i.Line = n.Line
	return n.Decode((*plain)(i))
}

func (s *Sheet) UnmarshalYAML(n *yaml.Node) error {
	type plain Sheet
	s.Line = n.Line
	return n.Decode((*plain)(s))
}

func (f *Field) UnmarshalYAML(n *yaml.Node) error {
	type plain Field
	f.Line = n.Line
	return n.Decode((*plain)(f))
}

func (c *Check) UnmarshalYAML(n *yaml.Node) error {
	type plain Check
	c.Line = n.Line
	return n.Decode((*plain)(c))
}

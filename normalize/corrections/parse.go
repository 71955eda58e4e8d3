package corrections

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"gongkai/extract/finding"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/limits"
	"gongkai/internal/mistakes"
	"gongkai/normalize/value"
	"gongkai/schema/address"
)

// Mistake is an error in a file of corrections, with its place and how to mend it.
type Mistake = mistakes.Mistake

// Read reads the text of a file, but no more than a byte over the limit, which Parse refuses.
func Read(from io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(from, limits.CorrectionsBytes+1))
}

// Parse reads one file, which may hold the corrections of several documents, parted by lines of three hyphens. The
// error joins a Mistake for each thing wrong; then nothing of the file is given.
func Parse(text []byte, file string) (Set, error) {
	r := reader{file: file}
	all := r.documents(text)
	r.twice(all)
	if err := r.err(); err != nil {
		return nil, err
	}
	return all, nil
}

// reader collects the mistakes of a file.
type reader struct {
	file     string
	mistakes []error
}

// mistake notes a mistake with a hint that is a text as it stands.
func (r *reader) mistake(line int, hint, format string, args ...any) {
	r.mistakeWith(line, finding.Say(hint), format, args...)
}

// mistakeWith notes a mistake with a hint that was put together.
func (r *reader) mistakeWith(line int, hint finding.Words, format string, args ...any) {
	r.mistakes = append(r.mistakes, Mistake{File: r.file, Line: line, Problem: finding.Say(format, args...), Hint: hint})
}

func (r *reader) err() error { return errors.Join(r.mistakes...) }

func (r *reader) documents(text []byte) []Document {
	var out []Document
	if tooLarge(text) {
		r.mistake(1, "", "the file is larger than any list of corrections")
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var node yaml.Node
		err := dec.Decode(&node)
		switch {
		case errors.Is(err, io.EOF):
			if len(out) == 0 && len(r.mistakes) == 0 {
				r.mistake(1, "it has the keys source and corrections", "the file holds no corrections")
			}
			return out
		case err != nil:
			r.mistakes = append(r.mistakes, mistakes.YAML(r.file, err))
			return out
		case len(node.Content) > 0:
			out = append(out, r.document(node.Content[0]))
		}
	}
}

var hash = lazyregexp.New(`^[0-9a-f]{64}$`)

func (r *reader) document(n *yaml.Node) Document {
	d := Document{File: r.file, Line: n.Line}
	parts := r.mapping(n, "source", "corrections")
	if source := parts["source"]; source != nil {
		keys := r.mapping(source, "name", "sha256")
		d.Name = r.text(keys["name"])
		if sum := keys["sha256"]; sum != nil {
			d.SHA256 = strings.ToLower(r.text(sum))
			if !hash.MatchString(d.SHA256) {
				r.mistake(sum.Line, "64 hexadecimal digits, as source.sha256 of the output has them", "%.70q is no SHA-256",
					sum.Value)
			}
		} else if source.Kind == yaml.MappingNode {
			r.mistake(source.Line, "it says which file the corrections belong to", "the source has no sha256")
		}
	} else if n.Kind == yaml.MappingNode {
		r.mistake(n.Line, "it says which file the corrections belong to", "there is no source")
	}
	list := parts["corrections"]
	switch {
	case list == nil || list.Tag == "!!null":
	case list.Kind != yaml.SequenceNode:
		r.mistake(list.Line, "", "a list is expected here")
	case len(list.Content) > limits.Corrections:
		r.mistake(list.Line, "", "more than %d corrections of one document", limits.Corrections)
	default:
		for _, e := range list.Content {
			d.Entries = append(d.Entries, r.entry(e))
		}
	}
	return d
}

func (r *reader) entry(n *yaml.Node) Entry {
	e := Entry{Line: n.Line, File: path.Base(r.file)}
	keys := r.mapping(n, "address", "printed", "corrected", "by", "why")
	e.Address, e.Printed = address.Address(r.text(keys["address"])), r.text(keys["printed"])
	e.By, e.Why = strings.TrimSpace(r.text(keys["by"])), strings.TrimSpace(r.text(keys["why"]))
	if s, told := e.Subject(); told {
		r.told(&e, s, keys["corrected"], n.Line)
	} else if c := keys["corrected"]; c != nil {
		if s := r.text(c); s != "" {
			if a, err := value.NewAmount(s); err == nil {
				e.Corrected = &a
			} else {
				r.mistake(c.Line, "digits with a point and no separators, or null", "%.40q is no amount", s)
			}
		}
	}
	if n.Kind != yaml.MappingNode {
		return e
	}
	for _, key := range []string{"printed", "corrected"} {
		if keys[key] == nil {
			r.mistake(n.Line, "null stands for nothing", "a correction without %s", key)
		}
	}
	for _, k := range []struct{ key, text string }{{"address", string(e.Address)}, {"by", e.By}, {"why", e.Why}} {
		if k.text == "" {
			r.mistake(n.Line, "", "a correction without %s", k.key)
		}
	}
	return e
}

// mapping gives the values of a mapping by their keys, all of which must be known.
func (r *reader) mapping(n *yaml.Node, known ...string) map[string]*yaml.Node {
	if n.Kind != yaml.MappingNode {
		r.mistakeWith(n.Line, mistakes.Known(known), "a list of `key: value` pairs is expected here")
		return nil
	}
	out := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case !slices.Contains(known, key.Value):
			r.mistakeWith(key.Line, mistakes.Suggest(key.Value, known), "unknown key %.40q", key.Value)
		case out[key.Value] != nil:
			r.mistake(key.Line, "", "%s stands here twice", key.Value)
		default:
			out[key.Value] = n.Content[i+1]
		}
	}
	return out
}

// text gives a text or number as it is written; null is "".
func (r *reader) text(n *yaml.Node) string {
	switch {
	case n == nil || n.Tag == "!!null":
		return ""
	case n.Kind != yaml.ScalarNode:
		r.mistake(n.Line, "", "a text is expected here")
		return ""
	}
	return n.Value
}

// twice finds values that are corrected more than once.
func (r *reader) twice(all []Document) {
	type place struct {
		sha256  string
		address address.Address
	}
	first := map[place]string{}
	for _, d := range all {
		for _, e := range d.Entries {
			p := place{d.SHA256, e.Address}
			if at, ok := first[p]; ok && e.Address != "" {
				r.mistakes = append(r.mistakes, Mistake{File: d.File, Line: e.Line,
					Problem: finding.Say("%s is corrected twice", string(e.Address)), Hint: finding.Say("first in %s", at)})
				continue
			}
			first[p] = fmt.Sprintf("%s:%d", d.File, e.Line)
		}
	}
}

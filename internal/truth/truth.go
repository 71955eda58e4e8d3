// Package truth compares an extracted document with what its author knows to be in it, fact by fact.
//
// A fact is one thing that a reader could check on paper: a table's status, a row's name, role or item, one amount in
// one column, one field of a performance sheet, one property of an indicator. White space and the scale of amounts do
// not count.
package truth

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// Facts counts the facts of a document in JSON, written out as text.
func Facts(text []byte) (map[string]int, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // amounts are exact
	var document object
	if err := decoder.Decode(&document); err != nil {
		return nil, err
	}
	f := facts{}
	for _, t := range document.list("tables") {
		f.table(t)
	}
	sheets := map[string]int{}
	for _, s := range document.list("performance") {
		f.sheet(s, sheets)
	}
	info, _ := document["document"].(map[string]any)
	for _, name := range []string{"department", "year", "unit"} {
		f.add(squash(info[name]), "document", name)
	}
	return f, nil
}

// Compare gives the facts that the output lacks and those that it has beyond the truth, sorted.
func Compare(truth, output []byte) (missing, wrong []string, err error) {
	a, err := Facts(truth)
	if err != nil {
		return nil, nil, fmt.Errorf("truth: %w", err)
	}
	b, err := Facts(output)
	if err != nil {
		return nil, nil, fmt.Errorf("output: %w", err)
	}
	return beyond(a, b), beyond(b, a), nil
}

// beyond lists what a has more than b.
func beyond(a, b map[string]int) []string {
	var out []string
	for fact, n := range a {
		for range n - b[fact] {
			out = append(out, fact)
		}
	}
	slices.Sort(out)
	return out
}

type facts map[string]int

// add counts a fact: its value and what it is the value of. Without a value there is no fact.
func (f facts) add(value string, path ...string) {
	if value != "" {
		f[strings.Join(path, " / ")+" = "+value]++
	}
}

func (f facts) table(t object) {
	id := squash(t["id"])
	f.add(squash(t["status"]), id, "status")
	f.add(squash(t["note"]), id, "note")
	seen := map[string]int{}
	for _, r := range t.list("rows") {
		name := squash(r["code"])
		if name == "" {
			name = squash(r["name"])
		}
		key := numbered(seen, strings.Join([]string{id, squash(r["side"]), name, squash(r["project"])}, " / "))
		f.add(squash(r["name"])+" ", key, "name") // a row without a name is a fact, too
		f.add(squash(r["role"]), key, "role")
		f.add(squash(r["item"]), key, "item")
		values, _ := r["values"].(map[string]any)
		for column, v := range values {
			f.add(number(v), key, column)
		}
	}
}

func (f facts) sheet(s object, seen map[string]int) {
	fields, _ := s["fields"].(map[string]any)
	key := numbered(seen, squash(s["id"])+" / "+squash(fields["project"]))
	for name, v := range fields {
		if strings.HasPrefix(name, "funds") {
			f.add(number(v), key, name)
		} else {
			f.add(squash(v), key, name)
		}
	}
	rows := map[string]int{}
	for _, r := range s.list("indicators") {
		row := numbered(rows, key+" / "+squash(r["name"]))
		for _, name := range []string{"level1", "level2", "basis", "prior", "actual", "reason", "rule", "evidence", "explanation"} {
			f.add(squash(r[name]), row, name)
		}
		f.add(number(r["weight"]), row, "weight")
		f.add(number(r["points"]), row, "points")
		target, _ := r["target"].(map[string]any)
		for _, name := range []string{"raw", "op", "unit"} {
			f.add(squash(target[name]), row, "target", name)
		}
		f.add(number(target["value"]), row, "target", "value")
	}
}

// numbered tells things of the same name apart by their order.
func numbered(seen map[string]int, key string) string {
	seen[key]++
	return fmt.Sprintf("%s #%d", key, seen[key])
}

// squash is a value as text without white space; null is nothing.
func squash(v any) string {
	if v == nil {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, fmt.Sprint(v))
}

// number is an amount without its scale.
func number(v any) string {
	text := squash(v)
	if text == "" {
		return ""
	}
	d, err := decimal.NewFromString(strings.ReplaceAll(text, ",", ""))
	if err != nil {
		return "?" + text
	}
	return d.String()
}

type object map[string]any

func (o object) list(name string) []object {
	list, _ := o[name].([]any)
	var out []object
	for _, v := range list {
		if m, ok := v.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

package doctest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/schema"
)

const (
	beginChecks = "<!-- made from the form by go test ./internal/doctest -update -->\n"
	endChecks   = "<!-- end -->\n"
)

// TestCheckTable: the list of checks in docs/checks.md is that of the built-in forms.
func TestCheckTable(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range forms {
		fmt.Fprintf(&b, "\n### `%s`\n\n", f.ID)
		checks := f.Checks
		if k := slices.IndexFunc(forms, func(o *schema.Form) bool { return o.ID == f.Extends }); k >= 0 {
			checks = beside(&b, checks, forms[k])
		}
		if len(checks) > 0 {
			b.WriteString("| id | kind | what it says | remark |\n|---|---|---|---|\n")
		}
		for i := range checks {
			kind, says := says(&checks[i])
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", checks[i].ID, kind, says, checks[i].Why)
		}
		if len(checks) > 0 {
			b.WriteString("\n")
		}
	}
	guide := readFile(t, "docs/checks.md")
	before, rest, ok := strings.Cut(guide, beginChecks)
	have, after, ok2 := strings.Cut(rest, endChecks)
	if !ok || !ok2 {
		t.Fatal("docs/checks.md has no place for the list of checks")
	}
	if *update {
		writeFile(t, "docs/checks.md", before+beginChecks+b.String()+endChecks+after)
	} else if have != b.String() {
		t.Error("the list of checks in docs/checks.md is not that of the forms; run go test ./internal/doctest -update")
	}
}

// beside gives the checks that a form has beside those of the one that it extends, and says which of those it lacks.
func beside(b *strings.Builder, checks []schema.Check, base *schema.Form) []schema.Check {
	here, own := map[string]schema.Check{}, []schema.Check{}
	for _, c := range checks {
		c.Line = 0
		here[c.ID] = c
	}
	var lacks []string
	for _, c := range base.Checks {
		c.Line = 0
		switch other, ok := here[c.ID]; {
		case !ok:
			lacks = append(lacks, "`"+c.ID+"`")
		case reflect.DeepEqual(c, other):
			delete(here, c.ID)
		}
	}
	for _, c := range checks {
		if _, ok := here[c.ID]; ok {
			own = append(own, c)
		}
	}
	fmt.Fprintf(b, "Those of [`%s`](#%s)", base.ID, base.ID)
	if len(lacks) > 0 {
		fmt.Fprintf(b, " but %s", strings.Join(lacks, ", "))
	}
	if len(own) > 0 {
		b.WriteString(", and:\n\n")
	} else {
		b.WriteString(".\n")
	}
	return own
}

// says puts a check into words.
func says(c *schema.Check) (kind, text string) {
	relation := c.Relation
	if relation == "" {
		relation = "="
	}
	sum := fmt.Sprintf("`%s` %s `%s`", c.Left, relation, c.Right)
	level := ""
	if c.Level > 0 {
		level = fmt.Sprintf(", codes of level %d", c.Level)
	}
	switch {
	case c.Rows != "" && c.Left == "":
		return "rows", fmt.Sprintf("`%s`: each column is the sum of its parts", c.Rows)
	case c.Items != "" && c.Left == "":
		return "items", fmt.Sprintf("`%s`: each item is the sum of its parts", c.Items)
	case c.Tree != "" && c.Units:
		return "tree", fmt.Sprintf("`%s`: the total is the sum of the units, each unit that of the rows below it", c.Tree)
	case c.Rows != "":
		return "rows", fmt.Sprintf("`%s`: %s", c.Rows, sum)
	case c.Tree != "":
		return "tree", fmt.Sprintf("`%s`: each row is the sum of the rows below it", c.Tree)
	case c.Items != "":
		return "items", fmt.Sprintf("`%s`: %s", c.Items, sum)
	case c.Sum != "":
		return "match", fmt.Sprintf("`%s` = `%s`%s; their sum = `%s`", c.Match[0], c.Match[1], level, c.Sum)
	case len(c.Match) > 0:
		return "match", fmt.Sprintf("`%s` %s `%s`%s", c.Match[0], relation, c.Match[1], level)
	case c.Weights != "":
		return "weights", fmt.Sprintf("`%s`: the weights add up to %s", c.Weights,
			strings.Trim(strings.ReplaceAll(fmt.Sprint(c.Allowed), " ", " or "), "[]"))
	}
	return "cells", sum
}

// TestVerdicts: the worked example of docs/checks.md is what the golden of the seed says.
func TestVerdicts(t *testing.T) {
	var d struct {
		Checks []map[string]any `json:"checks"`
	}
	dec := json.NewDecoder(strings.NewReader(readFile(t, "fixtures/seed-word.json")))
	dec.UseNumber()
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	count := map[string]int{}
	for _, c := range d.Checks {
		verdict, _ := c["verdict"].(string)
		count[verdict]++
		if verdict == "rounding" {
			there[fmt.Sprintf("%v %v %v | %v | %v | %v | %v", c["id"], c["row"], c["column"], c["left"], c["right"],
				c["difference"], c["envelope"])] = true
		}
	}
	guide := section(t, readFile(t, "docs/checks.md"), "## Worked example: the seed")
	documented := map[string]bool{}
	for _, line := range strings.Split(guide, "\n") {
		if rest, ok := strings.CutPrefix(line, "| `"); ok {
			documented[strings.TrimSuffix(strings.Replace(rest, "` |", " |", 1), " |")] = true
		}
	}
	sameNames(t, "difference within rounding", there, documented)
	for verdict, n := range count {
		if !strings.Contains(guide, fmt.Sprintf("%d `%s`", n, verdict)) {
			t.Errorf("the guide does not say that the seed has %d `%s`", n, verdict)
		}
	}
}

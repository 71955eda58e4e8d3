package doctest

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// findingID is what the JSON Schema wants of the id of a diagnostic.
var findingID = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)

// notFindings are texts that look like ids of findings and are none.
var notFindings = map[string]bool{
	"cmaps.bin": true, "glyphlist.txt.gz": true, // embedded files
}

// TestFindings: docs/diagnostics.md has every finding that the code can emit, and no other. An id stands in the source
// as a text, in a literal of finding.Finding, an argument of a function that reports, or a constant; so every text of
// the form a.b counts.
func TestFindings(t *testing.T) {
	there := map[string]bool{}
	for _, dir := range []string{"extract", "normalize", "schema"} {
		eachGoFile(t, filepath.Join(root, dir), func(_ string, file *ast.File) {
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.BasicLit:
					if s, ok := text(n); ok && findingID.MatchString(s) && !notFindings[s] {
						there[s] = true
					}
				case *ast.CompositeLit:
					if id, ok := findingOf(n); ok && !findingID.MatchString(id) {
						t.Errorf("the id %q of a finding is not of the form that the JSON Schema wants", id)
					}
				}
				return true
			})
		})
	}
	if len(there) < 15 {
		t.Errorf("only %d ids of findings were found in the source", len(there))
	}
	sameNames(t, "finding", there, rowNames(section(t, readFile(t, "docs/diagnostics.md"), "## Findings")))
}

func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// findingOf gives the id of a literal of finding.Finding.
func findingOf(lit *ast.CompositeLit) (string, bool) {
	name := ""
	switch typ := lit.Type.(type) {
	case *ast.SelectorExpr:
		name = typ.Sel.Name
	case *ast.Ident:
		name = typ.Name
	}
	if name != "Finding" {
		return "", false
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "ID" {
				return text(kv.Value)
			}
		}
	}
	return "", false
}

// TestErrors: docs/diagnostics.md has the message of every error that ends the work on a file.
func TestErrors(t *testing.T) {
	there := map[string]bool{}
	for _, dir := range []string{"extract"} {
		eachGoFile(t, filepath.Join(root, dir), func(_ string, file *ast.File) {
			for _, d := range file.Decls {
				g, ok := d.(*ast.GenDecl)
				if !ok || g.Tok != token.VAR {
					continue
				}
				for _, s := range g.Specs {
					v := s.(*ast.ValueSpec)
					if len(v.Values) != 1 || !v.Names[0].IsExported() || !regexp.MustCompile(`^Err`).MatchString(v.Names[0].Name) {
						continue
					}
					if call, ok := v.Values[0].(*ast.CallExpr); ok && len(call.Args) == 1 {
						if s, ok := text(call.Args[0]); ok {
							there[s] = true
						}
					}
				}
			}
		})
	}
	documented := rowNames(section(t, readFile(t, "docs/diagnostics.md"), "## Errors that end the work on a file"))
	for message := range there {
		if !documented[message] {
			t.Errorf("the error %q is not documented", message)
		}
	}
}

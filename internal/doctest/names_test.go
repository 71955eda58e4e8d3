package doctest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// declaration is where a name is declared and, of a function, the names that its body uses.
type declaration struct {
	file string
	uses map[string]bool
}

// declarations gives all names of the module: layout.Analyse, content.stream.show, page.Page.Overflow.
func declarations(t *testing.T) map[string]declaration {
	t.Helper()
	out := map[string]declaration{}
	eachGoFile(t, root, func(path string, file *ast.File) {
		pkg := file.Name.Name + "."
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				name := d.Name.Name
				if d.Recv != nil {
					name = receiver(d.Recv.List[0].Type) + "." + name
				}
				out[pkg+name] = declaration{path, namesIn(d)}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						out[pkg+s.Name.Name] = declaration{file: path}
						if st, ok := s.Type.(*ast.StructType); ok {
							for _, f := range st.Fields.List {
								for _, n := range f.Names {
									out[pkg+s.Name.Name+"."+n.Name] = declaration{file: path}
								}
							}
						}
					case *ast.ValueSpec:
						for _, n := range s.Names {
							out[pkg+n.Name] = declaration{file: path}
						}
					}
				}
			}
		}
	})
	return out
}

func namesIn(n ast.Node) map[string]bool {
	out := map[string]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			out[id.Name] = true
		}
		return true
	})
	return out
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// eachGoFile parses the Go files of a folder and those below it, but for tests and generators.
func eachGoFile(t *testing.T, dir string, visit func(path string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "testdata" || e.Name() == "gen" || e.Name() == ".git"):
			return filepath.SkipDir
		case e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.HasPrefix(e.Name(), "gen_"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		visit(filepath.ToSlash(name), file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var (
	goName    = regexp.MustCompile(`^[a-z]+(\.[A-Za-z]\w*)+$`)
	stepTable = regexp.MustCompile("(?m)^\\| `([^`]+\\.go)` \\| `([^`]+)` \\|")
)

// TestNames: every name of code in docs/architecture.md and CONTRIBUTING.md is declared, every file is there, and in
// "The way of one character" each function stands in the file that the table gives.
func TestNames(t *testing.T) {
	declared := declarations(t)
	packages := map[string]bool{}
	for name := range declared {
		packages[strings.SplitN(name, ".", 2)[0]] = true
	}
	for _, guide := range []string{"docs/architecture.md", "docs/checks.md", "docs/diagnostics.md", "CONTRIBUTING.md",
		"README.md", chineseReadme} {
		for _, s := range spans(readFile(t, guide)) {
			switch {
			case strings.ContainsAny(s, " *<>$"):
			case strings.Contains(s, "/") && !strings.HasPrefix(s, "../"):
				if _, err := os.Stat(filepath.Join(root, s)); err != nil && strings.Contains(filepath.Base(s), ".") &&
					!strings.Contains(s, "cell") {
					t.Errorf("%s names the file %s: %v", guide, s, err)
				}
			case goName.MatchString(s) && packages[strings.SplitN(s, ".", 2)[0]] && guide == "docs/architecture.md":
				if declared[s].file == "" {
					t.Errorf("%s names %s, which does not exist", guide, s)
				}
			}
		}
	}
}

// TestWay: in "The way of one character" each function stands in the file that the table gives, and one of the
// functions above it uses it. What encoding/json calls is used by nobody.
func TestWay(t *testing.T) {
	declared := declarations(t)
	guide := readFile(t, "docs/architecture.md")
	way := section(t, guide, "## The way of one character")
	steps := stepTable.FindAllStringSubmatch(way, -1)
	if len(steps) < 20 {
		t.Errorf("the way has %d steps", len(steps))
	}
	for i, s := range steps {
		d := declared[s[2]]
		switch {
		case d.file == s[1]:
		case *update && d.file != "": // the function moved
			guide = strings.Replace(guide, s[0], strings.Replace(s[0], s[1], d.file, 1), 1)
		default:
			t.Errorf("the way says that %s stands in %s; it stands in %q (go test ./internal/doctest -update mends that)", s[2],
				s[1], d.file)
		}
		name := s[2][strings.LastIndexByte(s[2], '.')+1:]
		used := i == 0 || name == "MarshalJSON"
		for _, above := range steps[:i] {
			used = used || declared[above[2]].uses[name]
		}
		if !used {
			t.Errorf("no function above %s in the way uses it", s[2])
		}
	}
	if *update {
		writeFile(t, "docs/architecture.md", guide)
	}
}

package lang

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/extract/finding"
	"gongkai/schema"
)

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		flag, all, messages, lang string
		want                      Language
		ok                        bool
	}{
		{want: English, ok: true},
		{lang: "zh_CN.UTF-8", want: Chinese, ok: true},
		{lang: "zh_CN.UTF-8", messages: "en_GB", want: English, ok: true},
		{lang: "en_GB", messages: "en_GB", all: "zh_TW", want: Chinese, ok: true},
		{lang: "zh_CN", all: "C", want: English, ok: true},
		{lang: "zh_CN", flag: "en", want: English, ok: true},
		{flag: "ZH", want: Chinese, ok: true},
		{flag: "fr", want: "fr", ok: false},
		{lang: "fr_FR", want: English, ok: true},
	} {
		env := map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}
		if got, ok := Choose(c.flag, func(name string) string { return env[name] }); got != c.want || ok != c.ok {
			t.Errorf("%+v: %q, %v", c, got, ok)
		}
	}
}

func TestFinding(t *testing.T) {
	for _, c := range []struct {
		finding finding.Finding
		en, zh  string
	}{
		{finding.Found("pdf.header", finding.Info, "the file does not begin with %PDF"),
			"the file does not begin with %PDF", "文件开头不是 %PDF"},
		{finding.Found("text.watermark", finding.Info,
			"%q on %s is a watermark or part of a seal; it is in no cell and no paragraph",
			"样张", finding.Count(1234, "%d page", "%d pages")),
			`"样张" on 1234 pages is a watermark or part of a seal; it is in no cell and no paragraph`,
			"1234 页上的“样张”是水印或印章的一部分；不属于任何单元格或段落"},
		{finding.Found("text.garbage", finding.Warning,
			"%.0f %% of the page's text is no language: its fonts say the wrong characters; "+
				"trust no value of this page", 63.2),
			"63 % of the page's text is no language: its fonts say the wrong characters; trust no value of this page",
			"该页 63 % 的文字不成语言：字体给出的字符有误；该页的任何数值都不可信"},
		{finding.Found("pdf.truncated", finding.Error, "%s, %d times",
			finding.Say("%s (%s)", finding.Say("the file ends early; what followed is lost"),
				finding.Say("no %%EOF")), 2),
			"the file ends early; what followed is lost (no %%EOF), 2 times",
			"文件提前结束；其后的内容已丢失（没有 %%EOF），共 2 处"},
		{finding.Finding{Message: "not a PDF file"}, "not a PDF file", "不是 PDF 文件"},
		{finding.Finding{Message: "read from JSON: 100%"}, "read from JSON: 100%", "read from JSON: 100%"},
	} {
		if got := NewSpeaker(English).Finding(c.finding); got != c.en || c.finding.Message != c.en {
			t.Errorf("en: %s, the message %s; want %s", got, c.finding.Message, c.en)
		}
		if got := NewSpeaker(Chinese).Finding(c.finding); got != c.zh {
			t.Errorf("zh: %s, want %s", got, c.zh)
		}
		var nobody *Speaker
		if got := nobody.Finding(c.finding); got != c.en {
			t.Errorf("no speaker: %s, want %s", got, c.en)
		}
	}
}

// verb is a verb of a format with the index of its argument, where it has one.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0-9.]*([a-zA-Z%])`)

// arguments gives the indexes of the arguments that a format uses, in order.
func arguments(format string) []int {
	var out []int
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out = append(out, next)
		next++
	}
	slices.Sort(out)
	return out
}

// TestArguments: a translation says all that the English text says. (A text without arguments may hold any percent
// sign.)
func TestArguments(t *testing.T) {
	for english, text := range chinese() {
		if helpTexts[english] != "" {
			continue
		}
		if a, b := arguments(english), arguments(text); !slices.Equal(a, b) {
			t.Errorf("%q takes the arguments %v, %q takes %v", english, a, text, b)
		}
	}
	n := 0
	for _, part := range parts() {
		n += len(part)
	}
	if n != len(chinese()) {
		t.Errorf("%d texts in the files of the package, %d different ones: some stand in two files", n, len(chinese()))
	}
}

// speaking are the functions that take texts to be said.
var speaking = []string{
	"Found",
	"Say",
	"Count",
	"report",
	"say",
	"usagef",
	"refuse",
	"Because",
	"mistake",
	"mistakeWith",
	"Problemf",
	"Detail",
}

// TestAllSaid: whatever the source says by a literal has a Chinese text, so that no finding and no message is
// forgotten.
func TestAllSaid(t *testing.T) {
	said := 0
	want := func(at, s string) {
		said++
		if _, ok := chinese()[s]; !ok {
			t.Errorf("%s: no Chinese text for %q", at, s)
		}
	}
	const root = "../.."
	for _, dir := range []string{"extract", "schema", "normalize", "internal/draft", "internal/explain",
		"internal/bulk",
		"internal/export", "cmd/gongkai"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				at := ""
				if n != nil {
					at = files.Position(n.Pos()).String()
				}
				switch n := n.(type) {
				case *ast.CallExpr:
					if dir == "cmd/gongkai" && isErrorsNew(n) {
						t.Errorf("%s: an error in one language; finding.Problemf keeps its words for translation", at)
					}
					if slices.Contains(speaking, nameOf(n.Fun)) {
						for _, s := range sentences(n.Args) {
							want(at, s)
						}
					}
				case *ast.CompositeLit:
					// they copy
					if nameOf(n.Type) != "Finding" ||
						slices.Contains([]string{"finding", "outcome", "report"}, file.Name.Name) {
						break
					}
					for _, m := range members(n, "Message") {
						if _, ok := literal(m); !ok {
							t.Errorf("%s: a finding with a message in parts; finding.Found keeps them for translation",
								at)
						}
						for _, s := range sentences([]ast.Expr{m}) {
							want(at, s)
						}
					}
				case *ast.AssignStmt:
					for _, to := range n.Lhs {
						if s, ok := to.(*ast.SelectorExpr); ok && s.Sel.Name == "Message" {
							t.Errorf(
								"%s: a message that is put together; finding.Found keeps its parts for translation",
								at,
							)
						}
					}
				case *ast.ValueSpec:
					for i, name := range n.Names {
						if i >= len(n.Values) {
							break
						}
						if call, ok := n.Values[i].(*ast.CallExpr); ok && strings.HasPrefix(name.Name, "Err") &&
							name.IsExported() {
							for _, s := range sentences(call.Args) {
								want(at, s)
							}
						}
						if name.Name == "noteTexts" {
							ast.Inspect(n.Values[i], func(n ast.Node) bool {
								if e, ok := n.(ast.Expr); ok {
									for _, s := range sentences([]ast.Expr{e}) {
										want(at, s)
									}
								}
								return true
							})
						}
					}
				}
				return true
			})
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if said < 60 {
		t.Errorf("only %d texts were found in the source", said)
	}
}

// isErrorsNew reports whether a call is errors.New of a text, which nothing translates.
func isErrorsNew(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != "New" || nameOf(f.X) != "errors" {
		return false
	}
	_, ok = literal(call.Args[0])
	return ok
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func members(lit *ast.CompositeLit, key string) []ast.Expr {
	var out []ast.Expr
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok && nameOf(kv.Key) == key {
			out = append(out, kv.Value)
		}
	}
	return out
}

// literal gives the text of a literal, or of several that are put together because they are long.
func literal(e ast.Expr) (string, bool) {
	if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		left, ok := literal(sum.X)
		right, alsoOK := literal(sum.Y)
		return left + right, ok && alsoOK
	}
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

var identifier = regexp.MustCompile(`^[a-z0-9_]*(\.[a-z0-9_]+)*$`)

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }

// sentences gives the literals that are no ids.
func sentences(args []ast.Expr) []string {
	var out []string
	for _, a := range args {
		s, ok := literal(a)
		if ok && s != "%s" && !identifier.MatchString(s) && strings.ContainsFunc(s, isLetter) {
			out = append(out, s)
		}
	}
	return out
}

func TestZeroSpeaker(t *testing.T) {
	var s Speaker
	if got := s.Say("%d pages", 3); got != "3 pages" {
		t.Error(got)
	}
	if got := fmt.Sprint(s.Language()); got != "en" {
		t.Error(got)
	}
}

// TestReasonsOfForms: why a check of a built-in form must hold is said in Chinese where the form says it in English.
func TestReasonsOfForms(t *testing.T) {
	forms, err := schema.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	english := regexp.MustCompile(`[a-z]{2}`)
	for _, f := range forms {
		for _, c := range f.Checks {
			if english.MatchString(c.Why) && chinese()[c.Why] == "" {
				t.Errorf("%s: no Chinese text for %q", f.ID, c.Why)
			}
		}
	}
}

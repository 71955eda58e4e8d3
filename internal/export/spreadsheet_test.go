package export

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gongkai/internal/controls"
)

// unguard is what docs/export.md tells readers to do.
func unguard(s string) string {
	rest, ok := strings.CutPrefix(s, "'")
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "'")); ok && strings.ContainsRune(formulaSigns, first) {
		return rest
	}
	return s
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "收入": "收入", "-": "-", "-12.50": "-12.50", "+1,234.5%": "+1,234.5%", "'90": "'90", "2-1": "2-1",
		"=1+1": "'=1+1", "@SUM(A1)": "'@SUM(A1)", "-1+2": "'-1+2", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0",
		"\t=1": "'\t=1", "\n=1": "'\n=1", "＝1": "'＝1", "－－": "'－－", "'=1": "''=1", "''=1": "'''=1", "--": "'--",
		"\r=1": `\u000d=1`, "a\u202eb": `a\u202eb`,
	} {
		if got := Guard(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "=1", "'=1", "-5", "''", "＝", "\t", "'-", "''a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = controls.Visible(s)
		guarded := Guard(s)
		if first, _ := utf8.DecodeRuneInString(guarded); strings.ContainsRune(formulaSigns, first) &&
			!harmless.MatchString(guarded) {
			t.Errorf("%q is written as %q", s, guarded)
		}
		if got := unguard(guarded); got != s {
			t.Errorf("%q is written as %q and read back as %q", s, guarded, got)
		}
	})
}

// A workbook that has no place to be written to is an error.
func TestWorkbookWithoutAFolder(t *testing.T) {
	x := &xlsxWriter{path: filepath.Join(t.TempDir(), "gone", "out.xlsx"), book: excelize.NewFile()}
	if err := x.save(); err == nil {
		t.Error("a workbook was saved in a folder that is not there")
	}
}

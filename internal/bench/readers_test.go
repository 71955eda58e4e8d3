//go:build unix

package bench

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReaders runs the program that has libraries read, with libraries that are made up: a file holds as many
// characters as bytes, on two pages, and half as many tables.
func TestReaders(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for library, text := range map[string]string{
		"pdf_oxide": `
class PdfDocument:
    def __init__(self, path): self.text = open(path).read()
    def page_count(self): return 2
    def extract_chars(self, page): return self.text[page::2]
    def extract_tables(self, page): return self.text[page::4]
`,
		"pymupdf": `
class Table:
    def extract(self): return []
class Found: pass
class Page:
    def __init__(self, text): self.text = text
    def get_text(self, how):
        assert how == "rawdict"
        return {"blocks": [{"image": b""}, {"lines": [{"spans": [{"chars": list(self.text)}]}]}]}
    def find_tables(self):
        found = Found()
        found.tables = [Table() for _ in self.text[::2]]
        return found
class open:
    def __init__(self, path): self.text = __builtins__["open"](path).read()
    def __enter__(self): return [Page(self.text[0::2]), Page(self.text[1::2])]
    def __exit__(self, *_): pass
`,
		"pdfplumber": `
class Page:
    def __init__(self, text): self.chars = text
    def extract_tables(self): return self.chars[::2]
    def close(self): pass
class open:
    def __init__(self, path):
        text = __builtins__["open"](path).read()
        self.pages = [Page(text[0::2]), Page(text[1::2])]
    def __enter__(self): return self
    def __exit__(self, *_): pass
`,
	} {
		write(library+".py", text)
		write(library+"-7.8.dist-info/METADATA", "Metadata-Version: 2.1\nName: "+library+"\nVersion: 7.8\n")
	}
	eight, four := write("eight.pdf", "characte"), write("four.pdf", "char")
	list := write("list", eight+"\x00"+filepath.Join(folder, "none.pdf")+"\x00"+four+"\x00")
	t.Setenv("PYTHONPATH", folder)
	run := func(args ...string) (string, error) {
		out, err := exec.Command(python, append([]string{"-B", "-c", readers}, args...)...).Output()
		return strings.Join(strings.Fields(string(out)), " "), err
	}
	for _, library := range libraries {
		for _, c := range []struct {
			args, want string
			fails      bool
		}{
			{library, "7.8", false},
			{library + " characters " + eight, "8", false},
			{library + " tables " + eight + " " + four, "4 2", false},
			{library + " characters --files-from " + list, "8 4", true}, // one file is not there
		} {
			have, err := run(strings.Fields(c.args)...)
			if have != c.want || (err != nil) != c.fails {
				t.Errorf("%s: %s, %v; want %s", c.args, have, err, c.want)
			}
		}
	}
	if _, err := run("pdf_nonesuch"); err == nil {
		t.Error("a library that is not there")
	}
}

package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

var commitTime = time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)

// TestBuild makes a small release twice, from two folders, and looks into it.
func TestBuild(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil || runtime.GOOS == "windows" {
		t.Skip("no go, or no archive for this system that is no ZIP")
	}
	host, windows := System{runtime.GOOS, runtime.GOARCH}, System{"windows", "amd64"}
	systems := []System{host}
	if !testing.Short() { // else the standard library is compiled for another system
		systems = append(systems, windows)
	}
	var out []string
	for _, name := range []string{"here", "somewhere-else"} {
		source := filepath.Join(t.TempDir(), name)
		hello(t, source)
		dir := filepath.Join(t.TempDir(), "dist")
		p := Plan{Source: source, Programs: []string{"./cmd/hello"}, Systems: systems, Version: "v1.2.3",
			Commit: strings.Repeat("ab", 20), Time: commitTime, Address: "https://releases.example/hello",
			Env: []string{"GOPROXY=off"}}
		if err := p.Build(dir); err != nil {
			t.Fatal(err)
		}
		out = append(out, dir)
	}
	if err := Same(out[0], out[1]); err != nil {
		t.Error(err)
	}

	if err := Check(out[0]); err != nil {
		t.Error(err)
	}

	root := "hello-1.2.3-" + host.OS + "-" + host.Arch
	files := untar(t, filepath.Join(out[0], root+".tar.gz"))
	looksRight(t, files, root, "hello")
	if !strings.Contains(string(files[root+"/man/man1/hello.1"]), "1767323046") {
		t.Errorf("the manual page does not have the time of the commit: %s", files[root+"/man/man1/hello.1"])
	}
	program := filepath.Join(t.TempDir(), "hello")
	if err := os.WriteFile(program, files[root+"/hello"], 0o755); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(program, "version").Output()
	if want := "v1.2.3 " + strings.Repeat("ab", 20) + " 2026-01-02T03:04:06Z\n"; err != nil || string(said) != want {
		t.Errorf("the program says %q (%v), want %q", said, err, want)
	}
	for _, trace := range []string{out[0], "here", os.TempDir()} {
		if bytes.Contains(files[root+"/hello"], []byte(filepath.Join(trace, "cmd"))) {
			t.Errorf("the program holds the path %s", trace)
		}
	}

	sums := read(t, out[0], "SHA256SUMS")
	archive := read(t, out[0], root+".tar.gz")
	if !strings.Contains(string(sums), digest(archive)+"  "+root+".tar.gz\n") {
		t.Errorf("SHA256SUMS is %s", sums)
	}
	if host.OS == "linux" || host.OS == "darwin" {
		formula := string(read(t, out[0], "hello.rb"))
		for _, want := range []string{"class Hello < Formula", digest(archive), `bin.install "hello"`,
			"https://releases.example/hello/v1.2.3/" + root + ".tar.gz"} {
			if !strings.Contains(formula, want) {
				t.Errorf("the formula has no %s:\n%s", want, formula)
			}
		}
	}
	if testing.Short() {
		return
	}
	looksRight(t, unzip(t, filepath.Join(out[0], "hello-1.2.3-windows-amd64.zip")), "hello-1.2.3-windows-amd64", "hello.exe")
	var manifest struct {
		Systems map[string]struct{ URL, Hash string } `json:"architecture"`
		Bin     []string
	}
	if err := json.Unmarshal(read(t, out[0], "hello.json"), &manifest); err != nil {
		t.Fatal(err)
	}
	s, zipped := manifest.Systems["64bit"], "hello-1.2.3-windows-amd64.zip"
	if s.Hash != digest(read(t, out[0], zipped)) || !strings.HasSuffix(s.URL, "/v1.2.3/"+zipped) ||
		!slices.Equal(manifest.Bin, []string{"hello.exe"}) {
		t.Errorf("the manifest of Scoop is %+v", manifest)
	}
}

// hello makes a module with one program.
func hello(t *testing.T, dir string) {
	t.Helper()
	main, err := os.ReadFile("testdata/hello/main.go")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.mod": "module hello\n\ngo 1.26.0\n", "cmd/hello/main.go": string(main),
		"LICENSE": "as you like", "README.md": "hello", "README.zh-CN.md": "你好",
		"internal/words/NOTICE.txt": "the words are of others", "internal/testdata/NOTICE.txt": "not passed on"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// looksRight holds the members of an archive against what people expect in one.
func looksRight(t *testing.T, files map[string][]byte, root, program string) {
	t.Helper()
	var want []string
	for _, name := range []string{"LICENSE", "README.md", "README.zh-CN.md", "THIRD_PARTY_LICENSES.txt",
		"completions/_hello", "completions/hello.bash", "completions/hello.fish", "completions/hello.ps1",
		"man/man1/hello.1", program} {
		want = append(want, root+"/"+name)
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("members %q, want %q", got, want)
	}
	if notices := string(files[root+"/THIRD_PARTY_LICENSES.txt"]); !strings.Contains(notices, "The Go Authors") {
		t.Error("the licence of Go's library is not passed on")
	} else if !strings.Contains(notices, "hello/internal/words: data of others") ||
		!strings.Contains(notices, "the words are of others") || strings.Contains(notices, "not passed on") {
		t.Errorf("the notices of data are passed on wrongly: %s", notices)
	}
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func untar(t *testing.T, path string) map[string][]byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(read(t, filepath.Dir(path), filepath.Base(path))))
	if err != nil {
		t.Fatal(err)
	}
	out, last := map[string][]byte{}, ""
	for r := tar.NewReader(z); ; {
		header, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if header.Name < last || !header.ModTime.Equal(commitTime) || header.Uid != 0 || header.Uname != "" {
			t.Errorf("%s stands in a wrong place, or tells when and by whom it was made: %+v", header.Name, header)
		}
		if program := strings.HasSuffix(header.Name, "/hello"); program != (header.Mode&0o111 != 0) {
			t.Errorf("%s has the mode %o", header.Name, header.Mode)
		}
		last = header.Name
		if out[header.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
}

func unzip(t *testing.T, path string) map[string][]byte {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if !f.Modified.Equal(commitTime) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
	return out
}

// TestBill: the bill of materials names what is linked, with its sum, once each and in order.
func TestBill(t *testing.T) {
	p := Plan{Programs: []string{"./cmd/hello"}, Version: "v1.2.3", Time: commitTime}
	text, err := p.bill(map[string]module{"std": {"std", "1.26.0", ""},
		"example.org/b": {"example.org/b", "v2.0.0", "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"timestamp": "2026-01-02T03:04:06Z"`, `"purl": "pkg:golang/example.org/b@v2.0.0"`,
		`"content": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`, `"purl": "pkg:golang/std@1.26.0"`} {
		if strings.Count(string(text), want) != 1 {
			t.Errorf("%s does not stand once in\n%s", want, text)
		}
	}
}

// TestNoAddress: what has no address yet says so.
func TestNoAddress(t *testing.T) {
	p := Plan{Programs: []string{"./cmd/hello"}, Version: "v1.2.3"}
	archives := map[System]artefact{{"linux", "amd64"}: {file: "hello.tar.gz"}}
	manifest, err := p.scoop(artefact{file: "hello.zip"})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{p.formula(archives), string(manifest)} {
		if !strings.Contains(text, toReplace) || !strings.Contains(text, placeholder+"/v1.2.3/hello") {
			t.Errorf("nothing says that there is no address:\n%s", text)
		}
	}
	p.Address = "https://releases.example/hello"
	if text := p.formula(archives); strings.Contains(text, "-address") || strings.Contains(text, placeholder) {
		t.Errorf("the address is %s, and the formula says\n%s", p.Address, text)
	}
}

// TestCheck: a file that was changed, one without a sum, and a sum without its file are told.
func TestCheck(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if Check(dir) == nil {
		t.Error("no sums at all are right")
	}
	write("a", "a\n")
	write(sumsName, "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  a\n")
	if err := Check(dir); err != nil {
		t.Error(err)
	}
	write("b", "")
	if Check(dir) == nil {
		t.Error("a file without a sum is right")
	}
	if err := os.Remove(filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	write("a", "A\n")
	if Check(dir) == nil {
		t.Error("a changed file is right")
	}
}

func TestParseSystem(t *testing.T) {
	if s, err := ParseSystem("linux/arm64"); err != nil || s != (System{"linux", "arm64"}) {
		t.Errorf("%v, %v", s, err)
	}
	for _, text := range []string{"", "linux", "/amd64", "linux/"} {
		if s, err := ParseSystem(text); err == nil {
			t.Errorf("%q is %v", text, s)
		}
	}
}

// TestSame: a byte that differs, and a file that is missing, are told.
func TestSame(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for dir, text := range map[string]string{a: "x", b: "y"} {
		if err := os.WriteFile(filepath.Join(dir, "f"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if Same(a, a) != nil || Same(a, b) == nil || Same(a, t.TempDir()) == nil || Same(t.TempDir(), a) == nil {
		t.Error("two releases are told apart wrongly")
	}
}

package release

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// module is one that is linked into a program.
type module struct{ path, version, sum string }

// modulesOf gives what was linked, as the program itself says: neither what go.mod lists for tests nor what another
// system needs. So no tool is asked (cyclonedx-gomod would have to be fetched, and reads the same lines).
func modulesOf(info *debug.BuildInfo) []module {
	out := []module{{"std", strings.TrimPrefix(info.GoVersion, "go"), ""}}
	for _, d := range info.Deps {
		if d.Replace != nil {
			d = d.Replace
		}
		out = append(out, module{d.Path, d.Version, d.Sum})
	}
	return out
}

// The parts of CycloneDX 1.6 that are used: https://cyclonedx.org/docs/1.6/json/
type (
	bom struct {
		Format     string       `json:"bomFormat"`
		Spec       string       `json:"specVersion"`
		Version    int          `json:"version"`
		Metadata   metadata     `json:"metadata"`
		Components []component  `json:"components"`
		Depends    []dependency `json:"dependencies"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Type    string `json:"type"`
		Ref     string `json:"bom-ref"`
		Name    string `json:"name"`
		Version string `json:"version"`
		Purl    string `json:"purl"`
		Hashes  []hash `json:"hashes,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	dependency struct {
		Ref string   `json:"ref"`
		On  []string `json:"dependsOn,omitempty"`
	}
)

// bill writes the bill of materials of all programs on all systems.
func (p Plan) bill(linked map[string]module) ([]byte, error) {
	self := component{Type: "application", Name: p.name(), Version: p.Version, Purl: purl(p.name(), p.Version)}
	self.Ref = self.Purl
	b := bom{Format: "CycloneDX", Spec: "1.6", Version: 1,
		Metadata: metadata{p.Time.UTC().Format(time.RFC3339), self}}
	top := dependency{Ref: self.Ref}
	for _, path := range slices.Sorted(maps.Keys(linked)) {
		m := linked[path]
		c := component{Type: "library", Name: m.path, Version: m.version, Purl: purl(m.path, m.version)}
		c.Ref = c.Purl
		// A sum of Go is the SHA-256 of the names and sums of the files of a module, in base64.
		if sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.sum, "h1:")); err == nil && len(sum) > 0 {
			c.Hashes = []hash{{"SHA-256", hex.EncodeToString(sum)}}
		}
		b.Components = append(b.Components, c)
		top.On = append(top.On, c.Ref)
	}
	b.Depends = []dependency{top}
	out, err := json.MarshalIndent(b, "", "  ")
	return append(out, '\n'), err
}

func purl(path, version string) string { return "pkg:golang/" + path + "@" + version }

// legal are the files of a module that its licence asks to be passed on.
var legal = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense|patents)([-._].*)?$`)

// notices gives the licences of what is linked, module by module, from the folders of the modules, and then the notices
// of data of others in the source itself. A module without any is an error: nothing is given away that may not be.
func (p Plan) notices(modules map[string]module) ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s is made with what follows. Its own licence is in LICENSE.\n", p.name())
	heading := func(format string, args ...any) {
		fmt.Fprintf(&out, "\n%s\n%s\n", strings.Repeat("=", 80), fmt.Sprintf(format, args...))
	}
	add := func(file string) error {
		text, err := os.ReadFile(file)
		fmt.Fprintf(&out, "\n--- %s\n\n%s\n", filepath.Base(file),
			bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r"), nil)))
		return err
	}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		dir, err := p.folder(m)
		if err != nil {
			return nil, err
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		heading("%s %s, source: https://pkg.go.dev/%s@%s", m.path, m.version, m.path, m.version)
		found := false
		for _, e := range entries {
			if e.IsDir() || !legal.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
				continue
			}
			if err := add(filepath.Join(dir, e.Name())); err != nil {
				return nil, err
			}
			found = true
		}
		if !found {
			return nil, fmt.Errorf("%s has no licence in %s", m.path, dir)
		}
	}
	err := filepath.WalkDir(p.Source, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "testdata" || e.Name() == ".git"):
			return fs.SkipDir
		case e.Name() != "NOTICE.txt":
			return nil
		}
		folder, err := filepath.Rel(p.Source, filepath.Dir(file))
		if err != nil {
			return err
		}
		heading("%s/%s: data of others", p.name(), filepath.ToSlash(folder))
		return add(file)
	})
	return out.Bytes(), err
}

// folder is where the source of a module lies.
func (p Plan) folder(m module) (string, error) {
	args := []string{"list", "-m", "-f", "{{.Dir}}", m.path}
	if m.path == "std" {
		args = []string{"env", "GOROOT"}
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = p.Source
	cmd.Env = slices.Concat(os.Environ(), p.Env, []string{"GOFLAGS=-mod=readonly"})
	out, err := cmd.Output()
	dir := strings.TrimSpace(string(out))
	if err == nil && dir == "" {
		err = fmt.Errorf("not in the module cache")
	}
	if err != nil {
		return "", fmt.Errorf("source of %s: %w", m.path, err)
	}
	return dir, nil
}

// Package release builds what is given to people: archives of the programs for several systems, with licences, manual
// pages and completions, their checksums, a bill of materials, and files for package managers. The same commit gives
// the same bytes, wherever and whenever it is built: paths are trimmed, times are the commit's, members are sorted.
package release

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// System is what programs are built for, in Go's words.
type System struct{ OS, Arch string }

func (s System) String() string { return s.OS + "/" + s.Arch }

// ParseSystem reads linux/amd64.
func ParseSystem(text string) (System, error) {
	s, arch, ok := strings.Cut(text, "/")
	if !ok || s == "" || arch == "" {
		return System{}, fmt.Errorf("%q is no system such as linux/amd64", text)
	}
	return System{s, arch}, nil
}

// Systems are those that a release is for.
var Systems = []System{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows",
	"amd64"}}

// Plan is what to build.
type Plan struct {
	Source   string   // the folder of the module
	Programs []string // packages in it; the first one writes manual pages and completions
	Systems  []System
	Version  string // v1.2.3
	Commit   string
	Time     time.Time // of the commit
	Address  string    // where the archives will be to be had, without the version and their names; "" is nowhere yet
	Env      []string  // of the builds, beside that of this process
}

// name is that of the first program, and of the release.
func (p Plan) name() string { return path.Base(p.Programs[0]) }

// number is the version as package managers write it.
func (p Plan) number() string { return strings.TrimPrefix(p.Version, "v") }

// Build writes the release into a folder, which must not be there.
func (p Plan) Build(dir string) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	manual, err := p.manual(work)
	if err != nil {
		return err
	}
	linked := map[string]module{}
	archives := map[System]artefact{}
	for _, s := range p.Systems {
		files := slices.Clone(manual)
		modules := map[string]module{} // of this system
		for _, program := range p.Programs {
			name := path.Base(program)
			if s.OS == "windows" {
				name += ".exe"
			}
			out := filepath.Join(work, s.OS, s.Arch, name)
			if err := p.compile(program, out, s); err != nil {
				return err
			}
			info, err := buildinfo.ReadFile(out)
			if err != nil {
				return err
			}
			for _, m := range modulesOf(info) {
				modules[m.path] = m
				linked[m.path] = m
			}
			data, err := os.ReadFile(out)
			if err != nil {
				return err
			}
			files = append(files, member{name, data, true})
		}
		notices, err := p.notices(modules)
		if err != nil {
			return err
		}
		files = append(files, member{"THIRD_PARTY_LICENSES.txt", notices, false})
		root := fmt.Sprintf("%s-%s-%s-%s", p.name(), p.number(), s.OS, s.Arch)
		a, err := p.archive(dir, root, s, files)
		if err != nil {
			return err
		}
		archives[s] = a
	}
	bill, err := p.bill(linked)
	if err != nil {
		return err
	}
	texts := map[string][]byte{p.name() + "-" + p.number() + ".cdx.json": bill}
	if formula := p.formula(archives); formula != "" {
		texts[p.name()+".rb"] = []byte(formula)
	}
	if manifest, ok := archives[System{"windows", "amd64"}]; ok {
		if texts[p.name()+".json"], err = p.scoop(manifest); err != nil {
			return err
		}
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			return err
		}
	}
	sums, err := sums(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, sumsName), sums, 0o666)
}

// compile builds one program.
func (p Plan) compile(program, out string, s System) error {
	flags := fmt.Sprintf("-s -w -buildid= -X main.release=%s -X main.commit=%s -X main.commitTime=%s", p.Version, p.Commit,
		p.Time.UTC().Format(time.RFC3339))
	// Without -buildvcs=false the bytes would depend on whether the source lies in a clone; release and commit are told by
	// -X instead.
	return p.run([]string{"CGO_ENABLED=0", "GOOS=" + s.OS, "GOARCH=" + s.Arch, "GOFLAGS=-mod=readonly", "GOAMD64=v1",
		"GOARM64=v8.0"}, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", out, program)
}

// manual gives what lies in the archives beside the programs: licence, readme, and what the first program of this
// system writes about itself.
func (p Plan) manual(work string) ([]member, error) {
	var out []member
	for _, name := range []string{"LICENSE", "README.md", "README.zh-CN.md"} {
		data, err := os.ReadFile(filepath.Join(p.Source, name))
		if err != nil {
			return nil, err
		}
		out = append(out, member{name, data, false})
	}
	program := filepath.Join(work, "host.exe") // Windows runs nothing without the ending, and the others do not mind
	if err := p.compile(p.Programs[0], program, System{runtime.GOOS, runtime.GOARCH}); err != nil {
		return nil, err
	}
	// What is said in a manual page must not depend on who builds it, nor its date.
	env := []string{"LC_ALL=C", fmt.Sprint("SOURCE_DATE_EPOCH=", p.Time.Unix())}
	pages := filepath.Join(work, "man")
	if err := p.run(env, program, "man", "-o", pages); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(pages)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(pages, e.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, member{"man/man1/" + e.Name(), data, false})
	}
	for shell, file := range map[string]string{"bash": p.name() + ".bash", "zsh": "_" + p.name(),
		"fish": p.name() + ".fish", "powershell": p.name() + ".ps1"} {
		cmd := exec.Command(program, "completion", shell)
		cmd.Env = append(os.Environ(), env...)
		data, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("completion %s: %w", shell, err)
		}
		out = append(out, member{"completions/" + file, data, false})
	}
	return out, nil
}

// run runs a command in the source.
func (p Plan) run(env []string, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = p.Source
	cmd.Env = slices.Concat(os.Environ(), p.Env, env)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

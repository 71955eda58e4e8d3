package release

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

const about = "Turns Chinese government budget disclosures (PDF) into data"

// placeholder stands for an address as long as there is none: a name that nobody can have (RFC 2606).
const placeholder = "https://gongkai.example/releases"

// toReplace is what files for package managers say of it.
const toReplace = "Made without -address: nothing is to be had at " + placeholder + ", replace it"

// address is where the archives will be, and what there is to say of it.
func (p Plan) address() (at, remark string) {
	if p.Address == "" {
		return placeholder, toReplace
	}
	return strings.TrimSuffix(p.Address, "/"), ""
}

func (p Plan) url(a artefact) string {
	at, _ := p.address()
	return at + "/" + p.Version + "/" + a.file
}

// formula writes one of Homebrew for the systems that it knows; "" if there is none among those of the plan.
func (p Plan) formula(archives map[System]artefact) string {
	var systems strings.Builder
	for _, s := range []struct{ os, brew string }{{"darwin", "macos"}, {"linux", "linux"}} {
		var kinds strings.Builder
		for _, k := range []struct{ arch, brew string }{{"arm64", "arm"}, {"amd64", "intel"}} {
			if a, ok := archives[System{s.os, k.arch}]; ok {
				fmt.Fprintf(&kinds, "    on_%s do\n      url %q\n      sha256 %q\n    end\n", k.brew, p.url(a), a.sum)
			}
		}
		if kinds.Len() > 0 {
			fmt.Fprintf(&systems, "  on_%s do\n%s  end\n\n", s.brew, kinds.String())
		}
	}
	if systems.Len() == 0 {
		return ""
	}
	var install strings.Builder
	for _, program := range p.Programs {
		fmt.Fprintf(&install, "    bin.install %q\n", program[strings.LastIndexByte(program, '/')+1:])
	}
	name := p.name()
	class := string(unicode.ToUpper(rune(name[0]))) + name[1:]
	at, remark := p.address()
	if remark != "" {
		remark = "# " + remark + ".\n"
	}
	return remark + fmt.Sprintf(`class %s < Formula
  desc %q
  homepage %q
  version %q
  license "Apache-2.0"

%s  def install
%s    man1.install Dir["man/man1/*"]
    bash_completion.install "completions/%[7]s.bash" => %[7]q
    zsh_completion.install "completions/_%[7]s"
    fish_completion.install "completions/%[7]s.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/%[7]s version")
  end
end
`, class, about, at, p.number(), systems.String(), install.String(), name)
}

// scoop writes a manifest of Scoop, for Windows.
func (p Plan) scoop(a artefact) ([]byte, error) {
	var programs []string
	for _, program := range p.Programs {
		programs = append(programs, program[strings.LastIndexByte(program, '/')+1:]+".exe")
	}
	type system struct {
		URL  string `json:"url"`
		Hash string `json:"hash"`
		Dir  string `json:"extract_dir"`
	}
	at, remark := p.address()
	out, err := json.MarshalIndent(struct {
		Remark   string            `json:"##,omitempty"` // as Scoop has comments
		Version  string            `json:"version"`
		About    string            `json:"description"`
		Homepage string            `json:"homepage"`
		Licence  string            `json:"license"`
		Systems  map[string]system `json:"architecture"`
		Programs []string          `json:"bin"`
	}{remark, p.number(), about, at, "Apache-2.0", map[string]system{"64bit": {p.url(a), a.sum, a.root}}, programs},
		"", "    ")
	return append(out, '\n'), err
}

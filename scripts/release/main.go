// Release builds what is given to people from the commit that is checked out: an archive for each system, SHA256SUMS, a
// bill of materials, a Homebrew formula and a Scoop manifest. docs/release.md tells how to make one. Usage:
//
//	go run ./scripts/release -version v1.2.3 -address https://… -o dist
//	go run ./scripts/release -verify dist -version v1.2.3 -address https://…
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"gongkai/internal/release"
)

func main() {
	version := flag.String("version", "", "the `tag` of the release; that of the commit, if it has one")
	address := flag.String("address", "",
		"where archives will be to be had, below a folder of the version; a placeholder without")
	systems := flag.String("systems", "", "those to build for, as linux/amd64,windows/amd64; all without")
	out := flag.String("o", "dist", "the folder to write, which must not be there")
	verify := flag.String("verify", "", "check the sums of this `folder`, build again, elsewhere "+
		"and with an empty build cache, and compare")
	flag.Parse()
	if err := run(*version, *address, *systems, *out, *verify); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(version, address, systems, out, verify string) error {
	p := release.Plan{Programs: []string{"./cmd/gongkai", "./cmd/gongkai-fleet"}, Systems: release.Systems,
		Address: address, Version: version}
	if systems != "" {
		p.Systems = nil
		for text := range strings.SplitSeq(systems, ",") {
			s, err := release.ParseSystem(text)
			if err != nil {
				return err
			}
			p.Systems = append(p.Systems, s)
		}
	}
	commit, err := git("log", "-1", "--format=%H %cI")
	if err != nil {
		return err
	}
	hash, when, _ := strings.Cut(commit, " ")
	p.Commit = hash
	if p.Time, err = time.Parse(time.RFC3339, when); err != nil {
		return err
	}
	if p.Version == "" {
		if p.Version, err = git("describe", "--tags", "--exact-match", "--match", "v*"); err != nil {
			return errors.New("the commit has no tag: say -version")
		}
	}
	work, err := os.MkdirTemp("", "gongkai-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	// Built is what the commit holds, not what lies about in the folder.
	p.Source = filepath.Join(work, "source")
	if err := os.Mkdir(p.Source, 0o777); err != nil {
		return err
	}
	if _, err := git("archive", "-o", filepath.Join(work, "source.tar"), "HEAD"); err != nil {
		return err
	}
	if err := exec.Command("tar", "-xf", filepath.Join(work, "source.tar"), "-C", p.Source).Run(); err != nil {
		return fmt.Errorf("tar: %w", err)
	}
	if verify == "" {
		return p.Build(out)
	}
	if err := release.Check(verify); err != nil {
		return err
	}
	p.Env = []string{"GOCACHE=" + filepath.Join(work, "cache")}
	again := filepath.Join(work, "dist")
	if err := p.Build(again); err != nil {
		return err
	}
	if err := release.Same(verify, again); err != nil {
		return err
	}
	fmt.Println(verify, "holds what this commit gives, to the byte")
	return nil
}

func git(args ...string) (string, error) {
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		return "", fmt.Errorf("git %s: %w", args[0], err)
	}
	return strings.TrimSpace(string(out)), nil
}

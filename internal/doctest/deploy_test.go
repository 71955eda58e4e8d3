package doctest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestContainerfile holds docs/fleet/Containerfile against what it promises: stages and packages that there are, the Go
// that go.mod asks for, static programs, nothing else in the image, and a user that is not root. `docker build --check`
// or a build would need a daemon and the network.
func TestContainerfile(t *testing.T) {
	text := regexp.MustCompile(`(?m)^#.*\n`).ReplaceAllString(readFile(t, "docs/fleet/Containerfile"), "")
	text = strings.ReplaceAll(text, "\\\n", " ")
	var stages []string
	last := map[string]string{} // the instructions of the last stage; the last one of a name counts
	for line := range strings.Lines(text) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		rest = strings.TrimSpace(rest)
		switch name {
		case "":
			continue
		case "FROM":
			image, stage, _ := strings.Cut(rest, " AS ")
			stages, last = append(stages, stage), map[string]string{"FROM": image}
			continue
		case "WORKDIR", "USER", "ENV":
		case "COPY":
			if from, ok := strings.CutPrefix(strings.Fields(rest)[0], "--from="); ok && !slices.Contains(stages, from) {
				t.Errorf("COPY from %q, which is no stage", from)
			}
		case "RUN":
			if len(stages) > 1 {
				t.Errorf("RUN %s: there is no shell in the image", rest)
			}
			if !strings.Contains(rest, "CGO_ENABLED=0") || !strings.Contains(rest, "-trimpath") {
				t.Errorf("RUN %s builds no static programs", rest)
			}
			for _, word := range strings.Fields(rest) {
				if strings.HasPrefix(word, "./") {
					if files, _ := filepath.Glob(filepath.Join(root, word, "main.go")); len(files) == 0 {
						t.Errorf("RUN builds %s, which is no program", word)
					}
				}
			}
		case "ENTRYPOINT", "CMD":
			var words []string
			if json.Unmarshal([]byte(rest), &words) != nil || len(words) == 0 {
				t.Errorf("%s %s needs a shell, and there is none", name, rest)
			}
			knownFlags(t, "Containerfile", words, "cmd/gongkai-fleet")
		default:
			t.Errorf("%s is no instruction that is used here", name)
		}
		last[name] = rest
	}
	if last["FROM"] != "scratch" || len(stages) != 2 {
		t.Errorf("the image is made from %q in %d stages", last["FROM"], len(stages))
	}
	if !regexp.MustCompile(`^[1-9][0-9]*:[1-9][0-9]*$`).MatchString(last["USER"]) {
		t.Errorf("the user is %q; Kubernetes sees by its number that it is not root", last["USER"])
	}
	if last["ENTRYPOINT"] == "" {
		t.Error("the image starts nothing")
	}
	asked := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(readFile(t, "go.mod"))[1]
	if !strings.Contains(text, "golang:"+asked+" ") {
		t.Errorf("go.mod asks for Go %s, the image is built with another one", asked)
	}
}

// TestManifests reads the examples for Kubernetes: each object has a kind, a version and a name, selectors meet labels,
// no container is root, what is mounted is there, and flags are flags.
func TestManifests(t *testing.T) {
	type container struct {
		Name, Image   string
		Command, Args []string
		VolumeMounts  []struct{ Name string } `yaml:"volumeMounts"`
	}
	type object struct {
		Version  string `yaml:"apiVersion"`
		Kind     string
		Metadata struct{ Name string }
		Spec     struct {
			Selector struct {
				MatchLabels map[string]string `yaml:"matchLabels"`
			}
			Target   struct{ Name string } `yaml:"scaleTargetRef"`
			Template struct {
				Metadata struct{ Labels map[string]string }
				Spec     struct {
					Security struct {
						NonRoot bool `yaml:"runAsNonRoot"`
						User    int  `yaml:"runAsUser"`
					} `yaml:"securityContext"`
					Containers []container
					Init       []container `yaml:"initContainers"`
					Volumes    []struct{ Name string }
				}
			}
		}
	}
	for file, kinds := range map[string][]string{"kubernetes.yaml": {"Deployment", "ScaledObject"},
		"indexed-job.yaml": {"Job"}} {
		var got, names []string
		for d := yaml.NewDecoder(strings.NewReader(readFile(t, "docs/fleet/"+file))); ; {
			var o object
			err := d.Decode(&o)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			got = append(got, o.Kind)
			if o.Version == "" || o.Metadata.Name == "" {
				t.Errorf("%s: %s has no version or no name", file, o.Kind)
			}
			if o.Kind == "ScaledObject" {
				if !slices.Contains(names, o.Spec.Target.Name) {
					t.Errorf("%s: scales %q, which is not there", file, o.Spec.Target.Name)
				}
				continue
			}
			names = append(names, o.Metadata.Name)
			pod := o.Spec.Template
			for k, v := range o.Spec.Selector.MatchLabels {
				if pod.Metadata.Labels[k] != v {
					t.Errorf("%s: %s selects %s=%s, which its pods are not", file, o.Kind, k, v)
				}
			}
			if !pod.Spec.Security.NonRoot || pod.Spec.Security.User == 0 || len(pod.Spec.Containers) == 0 {
				t.Errorf("%s: %s runs nothing, or as root", file, o.Kind)
			}
			for _, c := range slices.Concat(pod.Spec.Containers, pod.Spec.Init) {
				for _, m := range c.VolumeMounts {
					if !slices.ContainsFunc(pod.Spec.Volumes, func(v struct{ Name string }) bool { return v.Name == m.Name }) {
						t.Errorf("%s: %s mounts %s, which is no volume", file, c.Name, m.Name)
					}
				}
				program := "cmd/gongkai"
				if len(c.Args) > 0 && c.Args[0] == "fleet" {
					program = "cmd/gongkai-fleet"
				}
				knownFlags(t, file, strings.Fields(strings.Join(slices.Concat(c.Command, c.Args), " ")), program)
			}
		}
		if !slices.Equal(got, kinds) {
			t.Errorf("%s has %q, want %q", file, got, kinds)
		}
	}
}

// TestArray: a shell reads the example for SLURM, and its flags are flags.
func TestArray(t *testing.T) {
	knownFlags(t, "array.slurm", strings.Fields(readFile(t, "docs/fleet/array.slurm")), "cmd/gongkai", "cmd/gongkai-fleet")
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell")
	}
	if out, err := exec.Command("sh", "-n", filepath.Join(root, "docs/fleet/array.slurm")).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// knownFlags wants each flag of the words to be a name in the source of a program.
func knownFlags(t *testing.T, file string, words []string, programs ...string) {
	t.Helper()
	var source strings.Builder
	for _, program := range programs {
		files, err := filepath.Glob(filepath.Join(root, program, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no source in %s: %v", program, err)
		}
		for _, f := range files {
			name, err := filepath.Rel(root, f)
			if err != nil {
				t.Fatal(err)
			}
			source.WriteString(readFile(t, filepath.ToSlash(name)))
		}
	}
	for i, word := range words {
		name, is := strings.CutPrefix(strings.Trim(word, `"`+"`"), "--")
		if !is || name == "" || i > 0 && words[i-1] == "#SBATCH" {
			continue
		}
		if !strings.Contains(source.String(), `"`+name+`"`) {
			t.Errorf("%s: --%s is no flag of %s", file, name, strings.Join(programs, " or "))
		}
	}
}

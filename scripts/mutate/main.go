// Command mutate changes PDF files at random and reads what comes of it with the whole program: bytes, objects, and
// what is in compressed streams. It counts files that crash it, hang it or need too much memory, and, what would be
// worst, values that differ from those of the file as it was and are still called verified.
//
//	go run ./scripts/mutate -n 20000 FILE-OR-FOLDER...
//
// A difference may be honest: a mutation that turns each 5 of a font into a 6 prints another document, whose sums may
// hold. So the files with such values are kept (-keep) to be looked at. Files that take long to read are chosen more
// seldom: the same time goes further with the others. The exit status is 1 when a file crashes, hangs or eats memory.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

type fuzzer struct {
	program, work, keep string
	seconds, megabytes  int
	sources             []source
	random              *rand.Rand
	tally               tally
}

// source is a file as it was, with its values by address.
type source struct {
	name    string
	data    []byte
	values  map[string]value
	seconds float64 // to read it
}

// quick is how many seconds a file may take before it is chosen more seldom.
const quick = 0.1

// tally counts what came of the mutations.
type tally struct {
	files, read, refused   int
	crash, hang, memory    int
	different              int // values that differ, whatever the output says of them
	verified, differing    int // files with, and values that differ and are verified
	failures               map[string]int
	byKind                 map[string]int // values that differ and are verified, by the kind of mutation
	mostSeconds, mostBytes float64
}

const batch = 200

func main() {
	n := flag.Int("n", 2000, "files to make")
	seed := flag.Uint64("seed", 1, "of the mutations")
	keep := flag.String("keep", "", "folder for files that crash, hang, eat memory, or have differing values verified")
	seconds := flag.Int("seconds", 20, "a file that takes longer hangs")
	megabytes := flag.Int("memory", 512, "a file that needs more memory eats it")
	jobs := flag.Int("jobs", 1, "files at a time")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: go run ./scripts/mutate [FLAGS] FILE-OR-FOLDER...")
		flag.PrintDefaults()
		os.Exit(2)
	}
	work, err := os.MkdirTemp("", "mutate-")
	if err == nil {
		defer os.RemoveAll(work)
		f := &fuzzer{
			program: filepath.Join(work, "gongkai"), work: work, keep: *keep, seconds: *seconds, megabytes: *megabytes,
			random: rand.New(rand.NewPCG(*seed, 0)), tally: tally{failures: map[string]int{}, byKind: map[string]int{}},
		}
		err = f.run(*n, *jobs, flag.Args())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func (f *fuzzer) run(n, jobs int, from []string) error {
	if out, err := exec.Command("go", "build", "-o", f.program, "gongkai/cmd/gongkai").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	if err := f.load(from, jobs); err != nil {
		return err
	}
	for done := 0; done < n; done += batch {
		if err := f.batch(min(batch, n-done), done, jobs); err != nil {
			return err
		}
		fmt.Println(f.tally.line())
	}
	t := &f.tally
	fmt.Printf("failures by id: %v\nverified and different, by kind of mutation: %v\n", t.failures, t.byKind)
	if t.crash+t.hang+t.memory > 0 {
		return fmt.Errorf("%d crash, %d hang, %d eat memory", t.crash, t.hang, t.memory)
	}
	return nil
}

func (t *tally) line() string {
	return fmt.Sprintf("%d files: %d read, %d refused; crash %d, hang %d, memory %d (most %.1f s, %.0f MB); "+
		"different: %d values; verified and different: %d of %d files", t.files, t.read, t.refused, t.crash, t.hang, t.memory,
		t.mostSeconds, t.mostBytes/(1<<20), t.different, t.differing, t.verified)
}

// load reads the files as they are, and what is verified in them.
func (f *fuzzer) load(from []string, jobs int) error {
	for _, root := range from {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && strings.EqualFold(filepath.Ext(path), ".pdf") {
				var data []byte
				if data, err = os.ReadFile(path); err == nil {
					f.sources = append(f.sources, source{name: path, data: data})
				}
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	files := map[string][]byte{}
	for i, s := range f.sources {
		files[fmt.Sprintf("%05d.pdf", i)] = s.data
	}
	results, err := f.read(files, jobs)
	for i := range f.sources {
		if r := results[fmt.Sprintf("%05d.pdf", i)]; r != nil {
			f.sources[i].values, f.sources[i].seconds = r.values, r.seconds
		}
	}
	f.sources = slices.DeleteFunc(f.sources, func(s source) bool { return s.values == nil })
	if err == nil && len(f.sources) == 0 {
		err = fmt.Errorf("none of the files can be read")
	}
	return err
}

// batch makes so many files and counts what comes of them.
func (f *fuzzer) batch(n, from, jobs int) error {
	type made struct {
		of   *source
		kind string
	}
	files, origin := map[string][]byte{}, map[string]made{}
	for i := range n {
		s := f.choose()
		kind, data := mutate(s.data, f.random)
		name := fmt.Sprintf("%07d.pdf", from+i)
		files[name], origin[name] = data, made{s, kind}
	}
	results, err := f.read(files, jobs)
	if err != nil {
		return err
	}
	t := &f.tally
	for name, r := range results {
		t.files++
		t.mostSeconds, t.mostBytes = max(t.mostSeconds, r.seconds), max(t.mostBytes, r.memory)
		bad := true
		switch r.failure {
		case "":
			t.read++
			bad = f.compare(origin[name].of, origin[name].kind, r)
		case "crash", "internal":
			t.crash++
		case "timeout":
			t.hang++
		case "memory":
			t.memory++
		default:
			t.refused++
			bad = false
		}
		if r.failure != "" {
			t.failures[r.failure]++
		}
		if bad && f.keep != "" {
			said := fmt.Sprintf("%s of %s: %s %v\n", origin[name].kind, origin[name].of.name, r.failure, r.differing)
			if err := f.put(name, files[name], said); err != nil {
				return err
			}
		}
	}
	return nil
}

// choose gives the next file to change.
func (f *fuzzer) choose() *source {
	for {
		s := &f.sources[f.random.IntN(len(f.sources))]
		if f.random.Float64()*max(s.seconds, quick) < quick {
			return s
		}
	}
}

// compare looks for values that are verified and not those of the file as it was.
func (f *fuzzer) compare(s *source, kind string, r *result) bool {
	for address, value := range r.values {
		was, ok := s.values[address]
		if !ok || same(was.amount, value.amount) || was.amount == "null" {
			continue
		}
		f.tally.different++
		if value.verified {
			r.differing = append(r.differing, fmt.Sprintf("%s: %s, was %s", address, value.amount, was.amount))
		}
	}
	if len(r.differing) == 0 {
		return false
	}
	slices.Sort(r.differing)
	f.tally.verified++
	f.tally.differing += len(r.differing)
	f.tally.byKind[kind] += len(r.differing)
	return true
}

// same compares amounts, of which one may have more digits.
func same(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a == b || errX == nil && errY == nil && x == y
}

func (f *fuzzer) put(name string, data []byte, said string) error {
	if err := os.MkdirAll(f.keep, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(f.keep, name), data, 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(f.keep, name+".txt"), []byte(said), 0o666)
}

// result is what came of one file.
type result struct {
	failure         string
	seconds, memory float64
	values          map[string]value // by address
	differing       []string
}

// read has the program read files, as many at a time as there are jobs.
func (f *fuzzer) read(files map[string][]byte, jobs int) (map[string]*result, error) {
	in, out := filepath.Join(f.work, "in"), filepath.Join(f.work, "out")
	defer os.RemoveAll(in)
	defer os.RemoveAll(out)
	if err := os.MkdirAll(in, 0o777); err != nil {
		return nil, err
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(in, name), data, 0o666); err != nil {
			return nil, err
		}
	}
	cmd := exec.Command(f.program, "extract", in, "-o", out, "--jobs", fmt.Sprint(jobs),
		"--timeout", (time.Duration(f.seconds) * time.Second).String(), "--memory", fmt.Sprint(f.megabytes))
	if said, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != 4 {
		return nil, fmt.Errorf("%w\n%s", err, said)
	}
	report, err := os.Open(filepath.Join(out, "report.jsonl"))
	if err != nil {
		return nil, err
	}
	defer report.Close()
	results := map[string]*result{}
	for d := json.NewDecoder(report); d.More(); {
		var line struct {
			Path, Document  string
			Seconds, Memory float64
			Failure         struct{ ID string }
			Same            []string
		}
		if err := d.Decode(&line); err != nil {
			return nil, err
		}
		if line.Path == "" {
			continue
		}
		r := &result{failure: line.Failure.ID, seconds: line.Seconds, memory: line.Memory}
		if line.Document != "" {
			if r.values, err = valuesOf(filepath.Join(out, filepath.FromSlash(line.Document))); err != nil {
				return nil, err
			}
		}
		for _, path := range append(line.Same, line.Path) {
			copied := *r
			results[filepath.Base(path)] = &copied
		}
	}
	return results, nil
}

type value struct {
	amount   string
	verified bool
}

// valuesOf gives the amounts of a document by their addresses.
func valuesOf(file string) (map[string]value, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Tables []struct {
			Rows []struct {
				Address string
				Values  map[string]json.RawMessage
				Cells   map[string]struct{ Proof string }
			}
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	values := map[string]value{}
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			for column, cell := range row.Cells {
				values[row.Address+"/"+column] = value{string(row.Values[column]), cell.Proof == "verified"}
			}
		}
	}
	return values, nil
}

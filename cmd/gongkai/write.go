package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"gongkai/internal/atomicfile"
	"gongkai/internal/output"
)

// writer gives the function that writes documents: to files of a folder, to standard output as one document, or as
// NDJSON.
func (p *program) writer(dir string, files []string) (func(file, sha256 string, v any) error, error) {
	if dir != "" {
		f, err := newFolder(dir, files)
		if err != nil {
			return nil, err
		}
		return f.write, nil
	}
	layOut := output.Line
	if len(files) == 1 {
		layOut = output.Readable
	}
	return func(_, _ string, v any) error { return layOut(p.stdout, v) }, nil
}

// folder writes documents as files, for -o.
type folder struct {
	dir   string
	names map[string]int // how many inputs have a name, so that the order of inputs does not matter
}

func newFolder(dir string, files []string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	f := &folder{dir: dir, names: map[string]int{}}
	for _, file := range files {
		f.names[fold(stem(file))]++
	}
	return f, nil
}

// stem is the name of the input without folder and ending.
func stem(file string) string {
	if file == standardInput {
		return stdinName
	}
	name := filepath.Base(file)
	if ext := filepath.Ext(name); strings.EqualFold(ext, ".pdf") && name != ext {
		name = name[:len(name)-len(ext)]
	}
	return name
}

// fold makes names equal that are one on file systems without case.
func fold(name string) string { return strings.ToLower(name) }

// mostStem is how long a name may be before its ending: file systems allow 255 bytes.
const mostStem = 230

// path is where what comes of an input is written, without the ending.
func (f *folder) path(file, sha256 string) string {
	name := stem(file)
	if f.names[fold(name)] > 1 {
		name += "-" + sha256[:12]
	}
	if len(name) > mostStem { // room for the ending; two long names that begin alike stay two
		name = strings.ToValidUTF8(name[:mostStem-13], "") + "-" + sha256[:12]
	}
	return filepath.Join(f.dir, name)
}

// write puts a document into its file: all of it or, when anything fails, nothing.
func (f *folder) write(file, sha256 string, v any) error {
	return writeJSON(f.path(file, sha256)+".json", v)
}

func writeJSON(path string, v any) error {
	var b bytes.Buffer
	if err := output.Readable(&b, v); err != nil {
		return err
	}
	return atomicfile.Write(path, b.Bytes())
}

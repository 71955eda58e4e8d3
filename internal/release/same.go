package release

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// sumsName is the file of checksums, as sha256sum reads it.
const sumsName = "SHA256SUMS"

// sums gives the checksums of all other files in a folder, by name.
func sums(dir string) ([]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, e := range entries {
		if e.Name() == sumsName {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%s  %s\n", digest(data), e.Name())
	}
	return out.Bytes(), nil
}

// Check holds the files of a release against its checksums: each file has one, and it is right.
func Check(dir string) error {
	want, err := os.ReadFile(filepath.Join(dir, sumsName))
	if err != nil {
		return err
	}
	got, err := sums(dir)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%s: %s does not have the sums of the files that are there", dir, sumsName)
	}
	return nil
}

// Same compares two releases byte by byte.
func Same(a, b string) error {
	var problems []error
	names := map[string]bool{}
	for _, dir := range []string{a, b} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			names[e.Name()] = true
		}
	}
	for name := range names {
		x, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			problems = append(problems, err)
			continue
		}
		y, err := os.ReadFile(filepath.Join(b, name))
		if err != nil {
			problems = append(problems, err)
		} else if !bytes.Equal(x, y) {
			problems = append(problems, fmt.Errorf("%s: the second build gives other bytes", name))
		}
	}
	return errors.Join(problems...)
}

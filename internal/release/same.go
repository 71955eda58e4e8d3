package release

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

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

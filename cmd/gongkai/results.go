package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/store"
	"gongkai/internal/catalogue"
	"gongkai/normalize/document"
)

// chosen is a document of a folder of results, or a file that was named as it is.
type chosen struct {
	file      string
	addresses []string // of a record in it, where an id named it; "" is the document
}

// idPattern is an id of an export or of the catalogue: that of a document ends in twelve digits of the file's hash, and
// what is in the document stands behind a slash.
var idPattern = regexp.MustCompile(`^.*-([0-9a-f]{12})(?:/(.*))?$`)

// isResults tells a folder of results.
func isResults(path string) bool {
	_, err := os.Stat(filepath.Join(path, store.IndexFile))
	return err == nil
}

// inResults finds a document of a folder of results by its name or id: the name of its file, its path, a part of its
// department's name, or any id that exports and the catalogue have. It is the PDF file where that is still there, else
// the kept JSON.
func inResults(ctx context.Context, folder, name string) (chosen, error) {
	inputs, err := readIndex(folder)
	if err != nil {
		return chosen{}, err
	}
	if m := idPattern.FindStringSubmatch(name); m != nil {
		for _, in := range inputs {
			if in.Document == "" || !strings.HasPrefix(in.SHA256, m[1]) {
				continue
			}
			return chosen{resultFile(folder, in), []string{m[2]}}, nil
		}
	}
	var found []catalogue.Input
	for _, fits := range []func(in catalogue.Input) bool{
		func(in catalogue.Input) bool { return in.Path == name || filepath.Base(in.Path) == name },
		func(in catalogue.Input) bool {
			return strings.TrimSuffix(filepath.Base(in.Path), filepath.Ext(in.Path)) == name
		},
		func(in catalogue.Input) bool { return in.Department == name },
		func(in catalogue.Input) bool { return strings.Contains(in.Department, name) },
	} {
		for _, in := range inputs {
			if in.Document != "" && fits(in) {
				found = append(found, in)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	switch {
	case len(found) == 0:
		return chosen{}, finding.Problemf("no document here is named %s", name)
	case len(found) > 1:
		return chosen{}, finding.Problemf("%d documents here are named %s: %s …", len(found), name, found[0].Path)
	}
	return chosen{file: resultFile(folder, found[0])}, nil
}

// resultFile gives the PDF file of an input where it is as it was, else what was kept of it. What people corrected
// stands in what was kept alone.
func resultFile(folder string, in catalogue.Input) string {
	kept := filepath.Join(folder, filepath.FromSlash(in.Document))
	if f, err := os.Open(kept); err == nil {
		doc, err := document.Decode(f)
		f.Close()
		if err == nil && (doc.Summary.Corrected > 0 || len(doc.AllTold()) > 0) {
			return kept
		}
	}
	if data, err := os.ReadFile(in.Path); err == nil {
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) == in.SHA256 {
			return in.Path
		}
	}
	return kept
}

// resolve replaces a folder of results and a name or id in it by the document's file and the addresses that the id
// stands for (byID), which may be those of whole rows. Other operands stay as they are.
func (p *program) resolve(ctx context.Context, command string, operands []string) (resolved []string, byID bool,
	err error) {
	if len(operands) == 0 || !isResults(operands[0]) {
		return operands, false, nil
	}
	if len(operands) == 1 {
		return nil, false, usagef("%s: which document of %s? its name or id", command, operands[0])
	}
	c, err := inResults(ctx, operands[0], operands[1])
	if err != nil {
		return nil, false, err
	}
	return append(append([]string{c.file}, c.addresses...), operands[2:]...), len(c.addresses) > 0, nil
}

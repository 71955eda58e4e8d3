package input

import (
	"os"
	"path/filepath"

	"gongkai/normalize/corrections"
)

// Corrections reads what --corrections names: a file, or the files of a folder. Single says that it is a file.
func Corrections(path string) (set corrections.Set, single bool, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, false, err
	}
	if info.IsDir() {
		set, err = corrections.LoadDir(os.DirFS(path), filepath.ToSlash(path))
		return set, false, err
	}
	set, err = CorrectionsFile(path)
	return set, true, err
}

// CorrectionsFile reads a file of corrections.
func CorrectionsFile(path string) (corrections.Set, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := corrections.Read(f)
	if err != nil {
		return nil, err
	}
	return corrections.Parse(text, filepath.ToSlash(path))
}

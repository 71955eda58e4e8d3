// Leaks lists what still reads like a telephone number, an e-mail address or the number of an identity or bank card in
// outputs of --redact, in any format. Hashes and boxes of pages are skipped. Usage: go run ./scripts/leaks FOLDER…
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"gongkai/internal/leaks"
	"gongkai/normalize/redact"
)

// noText is what outputs hold besides texts: hashes, numbers in lists, glyph ids.
var noText = regexp.MustCompile(`[0-9a-f]{64}|\[-?[0-9.]+(?:, ?-?[0-9.]+)*\]`)

func main() {
	found := 0
	for _, root := range os.Args[1:] {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			texts, err := leaks.Texts(data)
			for _, text := range texts {
				if leaks.Binary(text) {
					continue
				}
				for line := range strings.Lines(text) {
					for _, leak := range redact.Find(noText.ReplaceAllString(line, "|")) {
						fmt.Printf("%s: %s\n", path, leak)
						found++
					}
				}
			}
			return err
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	fmt.Printf("%d left\n", found)
	if found > 0 {
		os.Exit(3)
	}
}

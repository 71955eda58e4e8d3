// Leaks lists what still reads like a telephone number, an e-mail address or the number of an identity or bank card in
// outputs of --redact, in any format. Hashes and boxes of pages are skipped. Usage: go run ./scripts/leaks FOLDER…
package main

import (
	"fmt"
	"os"
	"strings"

	"gongkai/internal/leaks"
)

func main() {
	found := 0
	for _, root := range os.Args[1:] {
		err := leaks.Walk(root, func(path, text string) {
			if leaks.Binary(text) {
				return
			}
			for line := range strings.Lines(text) {
				for _, leak := range leaks.Find(line) {
					fmt.Printf("%s: %s\n", path, leak)
					found++
				}
			}
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

// Command hello stands for gongkai in the test of releases: it knows what a release asks of the first program.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

var release, commit, commitTime string

func main() {
	switch os.Args[1] {
	case "version":
		fmt.Println(release, commit, commitTime)
	case "completion":
		fmt.Println("# completion for", os.Args[2])
	case "man":
		if err := os.MkdirAll(os.Args[3], 0o777); err != nil {
			panic(err)
		}
		page := fmt.Appendf(nil, ".TH HELLO 1 %s\n", os.Getenv("SOURCE_DATE_EPOCH"))
		if err := os.WriteFile(filepath.Join(os.Args[3], "hello.1"), page, 0o666); err != nil {
			panic(err)
		}
	}
}

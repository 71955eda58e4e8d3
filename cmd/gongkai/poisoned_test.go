package main

import (
	"os"
	"time"

	"gongkai/normalize/document"
	"gongkai/schema"
)

// poisoned is the program with a reader of PDF that some files are poison to, by their names. Its workers have it, too.
func poisoned() {
	p := newProgram(os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	p.disclose = func(in inputFile, forms []*schema.Form) (*document.Document, error) {
		switch in.Name {
		case "panics.pdf":
			panic("index out of range")
		case "overflows.pdf":
			os.Exit(overflow(0))
		case "crashes.pdf":
			os.Exit(9)
		case "hangs.pdf":
			time.Sleep(time.Hour)
		case "loops.pdf":
			for n := 0; ; n++ {
			}
		case "eats.pdf":
			eat()
		case "gulps.pdf": // more at once than a watch could see coming
			eaten = append(eaten, make([]byte, 16<<30))
			for i := range eaten[0] {
				eaten[0][i] = 1
			}
		}
		return disclose(in, forms)
	}
	os.Exit(int(p.start(os.Args[1:])))
}

// overflow needs more stack than there is.
func overflow(n int) int {
	if n == 1<<40 {
		return 0
	}
	return overflow(n+1) + 1
}

var eaten [][]byte

// eat takes memory for ever.
func eat() {
	for {
		b := make([]byte, 1<<20)
		for i := range b {
			b[i] = 1
		}
		eaten = append(eaten, b)
	}
}

package main

import (
	"os"
	"time"

	"gongkai/internal/pipeline"
	"gongkai/normalize"
	"gongkai/schema"
)

// poisoned is the program with a reader of PDF that some files are poison to, by their names. Its workers have it, too.
func poisoned() {
	p := newProgram(os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	p.document = func(in pipeline.Input, forms []*schema.Form) (*normalize.Document, error) {
		switch in.Name {
		case "panics.pdf":
			panic("index out of range")
		case "overflows.pdf":
			overflow(0)
		case "crashes.pdf":
			os.Exit(9)
		case "hangs.pdf":
			time.Sleep(time.Hour)
		case "loops.pdf":
			for n := 0; ; n++ {
			}
		case "eats.pdf":
			eat()
		case "slow.pdf":
			time.Sleep(time.Second)
		}
		return pipeline.Document(in, forms)
	}
	os.Exit(int(p.start(os.Args[1:])))
}

func overflow(n int) int { return overflow(n+1) + overflow(n+2) }

func eat() {
	var all [][]byte
	for {
		b := make([]byte, 1<<20)
		for i := range b {
			b[i] = 1
		}
		all = append(all, b)
	}
}

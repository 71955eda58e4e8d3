package main

import (
	"os"
	"strconv"
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
		case "fails-once.pdf":
			if first(in.Name) {
				panic("only once")
			}
		case "late-once.pdf":
			if first(in.Name) {
				time.Sleep(time.Hour)
			}
		case "killed-twice.pdf":
			if first("1"+in.Name) || first("2"+in.Name) {
				self, _ := os.FindProcess(os.Getpid())
				self.Kill()
				select {}
			}
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
	if len(os.Args) > 1 && os.Args[1] == workerCommand { // as many die at their start as this says
		for n, _ := strconv.Atoi(os.Getenv("DIE")); n > 0; n-- {
			if first("start" + strconv.Itoa(n)) {
				os.Exit(7)
			}
		}
	}
	os.Exit(int(p.start(os.Args[1:])))
}

// first reports whether something happens for the first time in this folder, also among processes.
func first(what string) bool {
	f, err := os.OpenFile(".happened-"+what, os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return false
	}
	f.Close()
	return true
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

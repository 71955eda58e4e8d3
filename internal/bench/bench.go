//go:build unix

// Package bench measures what extracting costs: time and memory of whole processes, side by side with public tools that
// read the same files, and how both grow with the number of documents, jobs, pages, columns, glyphs and forms. What the
// tools do differs: they give words with their boxes, characters or tables; gongkai goes on from there to forms and
// proofs. scripts/bench runs it.
package bench

import "context"

// Settings say what to measure.
type Settings struct {
	Program string // gongkai
	Files   []string
	Runs    int // of each measurement; the least counts, since other work on the machine only adds
	Race    bool
	Python  string           // that may have libraries to race against
	Reads   []string         // what they are asked for, of Reads
	Counts  []int            // of documents, for growth
	Sizes   map[string][]int // of made-up inputs, for growth, by Kind.Flag
	Jobs    []int
	Note    func(string) // hears what is being measured, and which tools are not here
	// Make is as the function Make, but takes its memory elsewhere: a process begins with the peak of the one that
	// starts it.
	Make func(ctx context.Context, kind string, size int, folder string) error
}

// Report is what was measured.
type Report struct {
	Files int `json:"files"`
	Pages int `json:"pages"`
	Cores int `json:"cores"`
	Runs  int `json:"runs"`
	// Base is the tool that ratios are of, a process a file: the first of the others that is here.
	Base string `json:"base,omitempty"`
	// Single has a process for each file, Together one run over all files, with gongkai and libraries: the other tools
	// take one file.
	Single   []Row    `json:"single"`
	Together []Row    `json:"together"`
	Growth   []Growth `json:"growth"`
}

// Run measures everything.
func Run(ctx context.Context, s Settings) (*Report, error) {
	r := &Report{Files: len(s.Files), Runs: s.Runs}
	if s.Race {
		if err := s.race(ctx, r); err != nil {
			return nil, err
		}
	}
	var err error
	if r.Growth, err = s.growth(ctx); err != nil {
		return nil, err
	}
	r.finish(pagesOf(s.Files)) // last: the memory of this process would count as that of those it starts
	return r, nil
}

// finish adds what follows from the measurements and the pages of each file.
func (r *Report) finish(pages []int) {
	for _, n := range pages {
		r.Pages += n
	}
	grow(r.Growth, pages)
}

//go:build unix

// Package bench measures what extracting costs: time and memory of whole processes, side by side with public tools that
// read the same files, and how both grow with the number of documents and jobs. What the tools do differs: they give
// words with their boxes, gongkai goes on from there to tables and proofs. scripts/bench runs it.
package bench

import (
	"context"
	"os/exec"
)

// Settings say what to measure.
type Settings struct {
	Program string // gongkai
	Files   []string
	Runs    int   // of each measurement; the least counts, since other work on the machine only adds
	Counts  []int // of documents, for growth
	Jobs    []int
	Note    func(string) // hears what is being measured, and which tools are not here
}

// Report is what was measured.
type Report struct {
	Files int `json:"files"`
	Pages int `json:"pages"`
	Cores int `json:"cores"`
	Runs  int `json:"runs"`
	// Single has a process for each file, Together one run over all files, with gongkai alone: the other tools take one
	// file.
	Single   []Row    `json:"single"`
	Together []Row    `json:"together"`
	Growth   []Growth `json:"growth"`
}

// Row is one tool over all files.
type Row struct {
	Tool   string `json:"tool"`
	Failed int    `json:"failed"` // files or runs that ended with another status than 0; a scan does
	Usage
	// Ratio is user time divided by that of the first of the other tools that is here, 0 without one.
	Ratio float64 `json:"ratio"`
}

// Growth is one run over so many documents: the files in turn, as often as it takes.
type Growth struct {
	Documents int `json:"documents"`
	Pages     int `json:"pages"`
	Jobs      int `json:"jobs"`
	Usage
}

// tool is a program that reads the file named last.
type tool struct {
	name string
	args []string
}

// others are the tools to compare with. The first one that is here is what ratios are of.
var others = []tool{
	{"pdftotext", []string{"-bbox-layout"}},
	{"mutool", []string{"draw", "-q", "-F", "stext"}},
}

// Run measures everything.
func Run(ctx context.Context, s Settings) (*Report, error) {
	r := &Report{Files: len(s.Files), Runs: s.Runs}
	ours := tool{s.Program, []string{"extract"}}
	single, err := s.each(ctx, "gongkai extract", ours)
	if err != nil {
		return nil, err
	}
	r.Single = append(r.Single, single)
	for _, t := range others {
		name := t.commandLine()
		if _, err := exec.LookPath(t.name); err != nil {
			s.Note(name + ": not here, left out")
			continue
		}
		row, err := s.each(ctx, name, t)
		if err != nil {
			return nil, err
		}
		r.Single = append(r.Single, row)
	}
	for _, jobs := range s.Jobs {
		row, err := s.together(ctx, jobs)
		if err != nil {
			return nil, err
		}
		r.Together = append(r.Together, row)
	}
	var runs []Growth
	for _, jobs := range s.Jobs {
		for _, n := range s.Counts {
			g, err := s.growth(ctx, n, jobs)
			if err != nil {
				return nil, err
			}
			runs = append(runs, g)
		}
	}
	r.Growth = runs
	r.finish(pagesOf(s.Files)) // last: the memory of this process would count as that of those it starts
	return r, nil
}

// finish adds what follows from the measurements and the pages of each file.
func (r *Report) finish(pages []int) {
	for _, n := range pages {
		r.Pages += n
	}
	if len(r.Single) > 1 {
		base := r.Single[1].User
		for _, rows := range [][]Row{r.Single, r.Together} {
			for i := range rows {
				rows[i].Ratio = rows[i].User / base
			}
		}
	}
	for i := range r.Growth {
		for k := range r.Growth[i].Documents {
			r.Growth[i].Pages += pages[k%len(pages)]
		}
	}
}

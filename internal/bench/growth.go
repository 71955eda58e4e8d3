//go:build unix

package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Growth is one run over so much. Documents are the files in turn, as often as it takes; all else is made up.
type Growth struct {
	What   string `json:"what"` // documents, or the name of a Kind
	Size   int    `json:"size"`
	Units  int    `json:"units"` // what time is divided by: pages of documents, else the size
	Jobs   int    `json:"jobs"`
	Failed int    `json:"failed"` // 1 where a run ended with another status than 0
	Usage
	// Unit and Further are seconds of user time for each unit, and for each that is more than in the size before: the
	// first holds the start of the program, too. Ratio is that of Unit to Unit of the size before: what grows in
	// proportion, or less, has 1 at most.
	Unit    float64 `json:"seconds_a_unit"`
	Further float64 `json:"seconds_a_further_unit"`
	Ratio   float64 `json:"ratio"`
}

// growth measures how time and memory grow.
func (s *Settings) growth(ctx context.Context) ([]Growth, error) {
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var out []Growth
	measure := func(what string, size, jobs int, command []string) error {
		s.Note(fmt.Sprintf("%s: %d, jobs: %d", what, size, jobs))
		g := Growth{What: what, Size: size, Units: size, Jobs: jobs}
		u, ok, err := s.best(ctx, command)
		if g.Usage = u; !ok {
			g.Failed = 1
		}
		out = append(out, g)
		return err
	}
	list := filepath.Join(dir, "list")
	for _, jobs := range s.Jobs {
		for _, n := range s.Counts {
			files := make([]string, n)
			for i := range files {
				files[i] = s.Files[i%len(s.Files)]
			}
			if err := writeList(list, files); err != nil {
				return nil, err
			}
			if err := measure(documents, n, jobs, s.listed(list, jobs)); err != nil {
				return nil, err
			}
		}
	}
	for _, k := range Kinds {
		for _, n := range s.Sizes[k.Flag] {
			input := filepath.Join(dir, "input")
			if err := s.Make(ctx, k.Name, n, input); err != nil {
				return nil, err
			}
			if err := measure(k.Name, n, 1, k.command(s.Program, input)); err != nil {
				return nil, err
			}
			if err := os.RemoveAll(input); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

const documents = "documents"

// grow adds what follows from the measurements and the pages of each file.
func grow(all []Growth, pages []int) {
	for i := range all {
		g := &all[i]
		if g.What == documents {
			g.Units = 0
			for k := range g.Size {
				g.Units += pages[k%len(pages)]
			}
		}
		g.Unit = ratio(g.User, float64(g.Units))
		if i == 0 || all[i-1].What != g.What || all[i-1].Jobs != g.Jobs {
			continue
		}
		before := all[i-1]
		g.Further = ratio(g.User-before.User, float64(g.Units-before.Units))
		g.Ratio = ratio(g.Unit, before.Unit)
	}
}

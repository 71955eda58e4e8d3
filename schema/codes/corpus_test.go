package codes_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/normalize"
	"gongkai/schema/codes"
)

// printedPair is a code that a document prints in one row with a name.
type printedPair struct{ code, name string }

// TestListsHoldForTheCorpus compares each code and name that documents print with the lists. A project that stands
// beside the code of its subject is no name of that code, and an economic code of seven digits is the place's own,
// below the classification: neither is compared.
func TestListsHoldForTheCorpus(t *testing.T) {
	for _, c := range []struct {
		dir   string
		share float64 // of pairs that are Same or Renamed; measured 0.9994 and 1
	}{
		{"../../../shared/corpus/real", 0.995}, {"../../../shared/corpus/synthetic", 1},
	} {
		t.Run(filepath.Base(c.dir), func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join(c.dir, "*.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			if len(files) == 0 {
				t.Skipf("no PDF file in %s", c.dir)
			}
			count := map[codes.Verdict]int{}
			for _, file := range files {
				for _, p := range pairsOf(t, file) {
					verdict := codes.Of(listOf(p.code)).Check(p.code, p.name, yearOf(file))
					count[verdict]++
					if verdict != codes.Same {
						t.Logf("%s: %s %s: %s", filepath.Base(file), p.code, p.name, verdict)
					}
				}
			}
			total := 0
			for _, n := range count {
				total += n
			}
			share := float64(count[codes.Same]+count[codes.Renamed]) / float64(max(total, 1))
			t.Logf("%d pairs in %d files: %v, %.4f the same or renamed", total, len(files), count, share)
			if total == 0 || share < c.share {
				t.Errorf("%.4f of %d pairs are the same or renamed, want %.4f", share, total, c.share)
			}
		})
	}
}

var yearInName = regexp.MustCompile(`20\d\d`)

func yearOf(file string) int {
	year, _ := strconv.Atoi(yearInName.FindString(filepath.Base(file)))
	return year
}

func listOf(code string) string {
	switch code[0] {
	case '2':
		return codes.Function
	case '3':
		return codes.Economic
	}
	return codes.GovernmentEconomic
}

var (
	inFront = regexp.MustCompile(`^\[?([235]\d{2}|[235]\d{4}|[235]\d{6})\]?[-_.、]*(\D.+)$`)
	part    = regexp.MustCompile(`^\d{2}$|^[235]\d{2}$|^[235]\d{4}$|^[235]\d{6}$`)
	whole   = regexp.MustCompile(`^(?:20[1-9]|21\d|22\d|23[0-4]|30\d|31[0-3]|399|50\d|51[0-4]|599)(?:\d\d){0,2}$`)
	project = regexp.MustCompile(`项目\)?名称|^单位\(项目\)|^采购项目`)
	local   = regexp.MustCompile(`^[35]\d{6}$`) // the economic lists end with five digits
	coded   = regexp.MustCompile(`编码|科目|分类`)
)

// pairsOf gives the pairs of one document, each once. Only tables whose header speaks of codes are read: numbers in
// others count things.
func pairsOf(t *testing.T, file string) []printedPair {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	document, err := normalize.Print(t.Context(), data, extract.Options{})
	if err != nil { // a scan
		t.Logf("%s: %v", filepath.Base(file), err)
		return nil
	}
	var out []printedPair
	for _, table := range document.Tables {
		if !slices.ContainsFunc(table.Cells, func(c extract.Cell) bool {
			return c.Row < max(table.Header, 1) &&
				coded.MatchString(hanzi.Key(c.Text))
		}) {
			continue
		}
		projects := projectColumns(&table)
		rows := map[int][]string{}
		for _, c := range table.Cells {
			if text := hanzi.Key(c.Text); text != "" && c.Row >= table.Header && !projects[c.Col] {
				rows[c.Row] = append(rows[c.Row], text)
			}
		}
		for _, row := range rows {
			out = append(out, pairsIn(row)...)
		}
	}
	out = slices.DeleteFunc(out, func(p printedPair) bool { return local.MatchString(p.code) })
	slices.SortFunc(out, func(a, b printedPair) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return slices.Compact(out)
}

// projectColumns are the columns whose header says that they name projects, not codes.
func projectColumns(table *extract.Table) map[int]bool {
	out := map[int]bool{}
	for _, c := range table.Cells {
		if key := hanzi.Key(c.Text); c.Row < table.Header && project.MatchString(key) && !coded.MatchString(key) {
			for col := c.Col; col < c.Col+c.Cols; col++ {
				out[col] = true
			}
		}
	}
	return out
}

// pairsIn finds codes in the texts of a row: in front of a name, or in cells of their own, joined or split, with the
// name in the next.
func pairsIn(row []string) []printedPair {
	var out []printedPair
	code := ""
	for _, text := range row {
		g := inFront.FindStringSubmatch(text)
		switch {
		case part.MatchString(text) && len(text) == 2 && code != "":
			code += text
		case part.MatchString(text) && len(text) > 2:
			if code = text; !whole.MatchString(code) {
				code = ""
			}
		case g != nil && whole.MatchString(g[1]) && isName(g[2]):
			out = append(out, printedPair{g[1], g[2]})
			code = ""
		default:
			if code != "" && len(code) <= 7 && isName(text) {
				out = append(out, printedPair{code, text})
			}
			code = ""
		}
	}
	return out
}

// isName reports whether a text may be the name of a code: Chinese, and no sentence.
func isName(text string) bool {
	runes := []rune(text)
	return len(runes) > 1 && hanzi.IsHan(runes[0]) && len(runes) < 40 || strings.HasPrefix(text, `"`)
}

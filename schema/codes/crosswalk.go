package codes

import (
	"encoding/csv"
	"strings"
	"sync"
)

const crosswalkID = "crosswalk"

// crosswalk is 《两套支出经济分类科目对照表》: department economic codes and the government economic ones that they are spent under.
var crosswalk = sync.OnceValues(func() (map[string][]string, error) {
	text, err := files.ReadFile(crosswalkID + ".csv")
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, line := range lines[1:] {
		out[line[0]] = append(out[line[0]], line[1])
	}
	return out, nil
})

// Government gives the codes of GovernmentEconomic that a 款 of Economic belongs to since 2018, in ascending order: one
// for agencies (501 to 504), one for institutions (505, 506), or one for all. nil says that nothing is known of it.
func Government(economic string) []string {
	of, err := crosswalk()
	if err != nil { // a file of the program itself: a test reads it
		return nil
	}
	return append([]string(nil), of[economic]...)
}

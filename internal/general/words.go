package general

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// What the tables speak of. Labels are short and long, so that some wrap.
var (
	subjects = []string{"Agriculture", "Fisheries and aquaculture", "Manufacturing", "Construction", "Wholesale trade",
		"Retail trade", "Transport and storage", "Accommodation and food service activities", "Information services",
		"Financial and insurance activities", "Real estate", "Public administration", "Education",
		"Human health and social work activities", "Arts and recreation", "Mining and quarrying", "Electricity supply",
		"Water supply, sewerage and waste management", "Households", "Postal services", "Forestry and logging",
		"Scientific research and development", "Land transport", "Rental of machinery and equipment without operators"}
	places = []string{"North", "South-East", "Central region", "Islands", "Coastal districts", "Upper valley", "Lakeside",
		"Metropolitan area", "Border districts", "Western highlands", "Lower river", "Old town"}
	measures = []string{"Total", "Number of enterprises", "Persons employed", "Turnover", "Value added", "Gross investment",
		"Share of total", "Change on previous year", "Men", "Women", "Per inhabitant", "Budget", "Outturn", "Full-time",
		"Part-time", "Average", "Imports", "Exports", "Balance"}
	above  = []string{"Expenditure", "Persons in employment", "Foreign trade", "Previous period", "Current period", "Estimates"}
	titles = []string{"Main indicators by activity", "Expenditure of the general government", "Results of the survey",
		"Enterprises and persons employed", "Appropriations and payments", "Resident population and households"}
	sources = []string{"Source: national statistical offices.", "Source: annual survey of enterprises, own calculations.",
		"Note: figures are provisional.", "(1) Break in series.", "* Estimated value."}
	remarks = []string{"applies to new installations only", "reported every year by the regions", "no change",
		"entered into force in spring", "to be reviewed", "pending", "adopted with amendments by the council",
		"under preparation", "covers all holdings above the threshold", "withdrawn"}
	prose = strings.Fields(`The figures in this section follow the definitions that were agreed for the whole period
 and differ from those of earlier reports in that small enterprises are counted where they stand and not where they are
 registered. Most of the growth came from services while industry lost ground for the third time in a row. Regions with
 large towns did better than others but the gap has become smaller since the reform of the funds. Further details are
 given in the annex which also explains how missing answers were dealt with and what was done about units that ceased
 to exist. Seasonal effects have been removed. Where a value rests on few observations it should be read with care.`)
)

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// some gives n different entries of a list.
func some(r *rand.Rand, list []string, n int) []string {
	var out []string
	for _, i := range r.Perm(len(list))[:min(n, len(list))] {
		out = append(out, list[i])
	}
	return out
}

// number makes up a value of a column of a kind.
func number(r *rand.Rand, kind int) string {
	switch kind {
	case 0: // whole numbers with signs between thousands
		return thousands(r.IntN(900_000)+100, ",")
	case 1:
		return fmt.Sprintf("%.1f", r.Float64()*100)
	case 2:
		return fmt.Sprintf("%.1f%%", r.Float64()*100)
	case 3: // amounts, those below nothing in brackets
		s := thousands(r.IntN(50_000)+10, ",")
		if r.IntN(3) == 0 {
			return "(" + s + ")"
		}
		return s
	case 4:
		return fmt.Sprintf("%+.2f", r.Float64()*20-10)
	}
	return thousands(r.IntN(90_000)+10, " ")
}

const numberKinds = 6

func thousands(n int, mark string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return s
}

// sentence gives running text of about so many words.
func sentence(r *rand.Rand, n int) string {
	from := r.IntN(len(prose))
	var out []string
	for i := range n {
		out = append(out, prose[(from+i)%len(prose)])
	}
	return strings.Join(out, " ")
}

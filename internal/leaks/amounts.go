package leaks

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"

	"gongkai/internal/amount"
	"gongkai/internal/tidy"
)

// What the output says to be an amount is none of a telephone: 15788750000 yuan have eleven digits, too. It says so by
// the type of a column, by a JSON number, and by a proof: what reads like an amount in a record that has one is printed
// in a column of money. A telephone number in such a record would stand in a text; the same text stands in records
// without proofs.
const proofName = "proof"

// amountColumns are the names of the columns that hold numbers, in all tables of exports.
var amountColumns = func() map[string]bool {
	out := map[string]bool{}
	for _, t := range tidy.Tables() {
		for _, c := range t.Columns {
			if c.Kind == tidy.Decimal {
				out[c.Name], out[c.Name+"_text"] = true, true
			}
		}
	}
	return out
}()

// withoutAmounts takes the amounts out of a record.
func withoutAmounts(columns, record []string) {
	proven := false
	for i, c := range columns {
		proven = proven || i < len(record) && c == proofName && record[i] != ""
	}
	for i, c := range columns {
		if i < len(record) && (proven || amountColumns[c]) && amount.Like(record[i]) {
			record[i] = ""
		}
	}
}

// plain is a text file without its amounts. What is no JSON or CSV, or breaks off, stays as it is.
func plain(name string, data []byte) string {
	switch {
	case strings.HasSuffix(name, ".csv"):
		return ofCSV(data)
	case strings.HasSuffix(name, ".json"), strings.HasSuffix(name, ".ndjson"), strings.HasSuffix(name, ".jsonl"):
		return ofJSON(data)
	}
	return string(data)
}

func ofCSV(data []byte) string {
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil || len(records) == 0 {
		return string(data)
	}
	out := slices.Clone(records[0])
	for _, r := range records[1:] {
		out = said(out, records[0], r)
	}
	return strings.Join(out, "\n")
}

// ofJSON blanks the numbers, and what reads like an amount in objects with a proof, in their places.
func ofJSON(data []byte) string {
	type span struct{ from, to int64 }
	type level struct {
		object, named, proven bool // named: a key has been read, its value is next
		key                   string
		likely                []span // amounts, if the object has a proof
	}
	out := bytes.Clone(data)
	blank := func(s span) {
		for i := s.from; i < s.to; i++ {
			out[i] = ' '
		}
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	levels := []level{{}}
	for {
		from := d.InputOffset()
		token, err := d.Token()
		if err != nil {
			return string(out)
		}
		for from < int64(len(data)) && strings.IndexByte(" \t\r\n,:", data[from]) >= 0 {
			from++
		}
		here, at := &levels[len(levels)-1], span{from, d.InputOffset()}
		if key, is := token.(string); is && here.object && !here.named {
			here.key, here.named = key, true
			continue
		}
		here.named = false
		switch v := token.(type) {
		case json.Number:
			blank(at)
		case string:
			if here.key == proofName {
				here.proven = true
			} else if amount.Like(v) {
				here.likely = append(here.likely, at)
			}
		case json.Delim:
			switch v {
			case '{', '[':
				levels = append(levels, level{object: v == '{'})
			default:
				if here.proven {
					for _, s := range here.likely {
						blank(s)
					}
				}
				levels = levels[:len(levels)-1]
			}
		}
	}
}

package perturb

import (
	"context"
	"encoding/json"
	"strings"

	"gongkai/internal/truth"
	"gongkai/normalize"
	"gongkai/schema"
)

// Result says how much of what is on paper was found in a variant of a document.
type Result struct {
	Found, Facts    int // facts on paper
	Wrong, Verified int // verified amounts; of these, those that are not on paper
	// Missing are the facts that were not found, Untrue those that were said and are none, and WrongVerified the verified
	// amounts among these.
	Missing, Untrue, WrongVerified []string
}

// Share is the part of the facts that was found.
func (r Result) Share() float64 { return float64(r.Found) / float64(max(1, r.Facts)) }

// Judge reads a variant of a PDF file and compares it with what is known to be in the file.
func (v Variant) Judge(ctx context.Context, data, want []byte, forms []*schema.Form) (Result, error) {
	printed, err := v.Read(ctx, data)
	if err != nil {
		return Result{}, err
	}
	got, err := json.Marshal(normalize.Normalize(printed, schema.Recognise(printed, forms)))
	if err != nil {
		return Result{}, err
	}
	var r Result
	if r.Missing, r.Untrue, err = truth.Compare(want, got); err != nil {
		return Result{}, err
	}
	facts, err := truth.Facts(want)
	if err != nil {
		return Result{}, err
	}
	for _, n := range facts {
		r.Facts += n
	}
	r.Found = r.Facts - len(r.Missing)
	if got, err = onlyVerified(got); err != nil {
		return Result{}, err
	}
	_, untrue, err := truth.Compare(want, got)
	if err != nil {
		return Result{}, err
	}
	for _, fact := range untrue {
		if amountFact(fact) {
			r.Wrong++
			r.WrongVerified = append(r.WrongVerified, fact)
		}
	}
	if facts, err = truth.Facts(got); err != nil {
		return Result{}, err
	}
	for fact, n := range facts {
		if amountFact(fact) {
			r.Verified += n
		}
	}
	return r, nil
}

// onlyVerified leaves in a document no values but those of tables that are verified.
func onlyVerified(text []byte) ([]byte, error) {
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var doc map[string]any
	if err := decoder.Decode(&doc); err != nil {
		return nil, err
	}
	tables, _ := doc["tables"].([]any)
	for _, table := range tables {
		rows, _ := table.(map[string]any)["rows"].([]any)
		for _, row := range rows {
			values, _ := row.(map[string]any)["values"].(map[string]any)
			cells, _ := row.(map[string]any)["cells"].(map[string]any)
			for column := range values {
				if cell, _ := cells[column].(map[string]any); cell["proof"] != "verified" {
					values[column] = nil
				}
			}
		}
	}
	doc["performance"], doc["document"] = nil, nil
	return json.Marshal(doc)
}

// amountFact tells facts of amounts from those of names, roles and items.
func amountFact(fact string) bool {
	path, value, ok := strings.Cut(fact, " = ")
	return ok && !strings.HasSuffix(path, " / item") && value != "" && strings.Trim(value, "-0123456789.") == ""
}

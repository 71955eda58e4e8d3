package catalogue

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"gongkai/internal/atomicfile"
	"os"
	"path/filepath"
	"strings"
)

// A Fiscal Data Package says of every column what it means in a budget, so that tools that know nothing of China can
// use it: its model groups the columns into measures and dimensions (the profile fiscal-data-package of Data Package
// 1), and each field has the column type of OpenSpending's list.

// fiscalColumn is one column of the package.
type fiscalColumn struct {
	name, kind, columnType, dimension, of string // of: the column of the query, or SQL
	key, label                            bool
	en                                    string
}

// fiscalColumns are those of measures.csv. An amount stands in the column of its phase.
var fiscalColumns = []fiscalColumn{
	{name: "line", kind: "string", columnType: "budget-line-id", dimension: "line", of: "measure_id", key: true,
		en: "id of the number in the catalogue"},
	{name: "department_id", kind: "string", columnType: "administrator:generic:id", dimension: "department",
		of: "department_id", key: true,
		en: "the department"},
	{name: "department", kind: "string", columnType: "administrator:generic:name", dimension: "department",
		of: "department", label: true,
		en: "its name"},
	{name: "division", kind: "string", columnType: "geo-source:target:code", dimension: "place", of: "division", key: true,
		en: "administrative division, GB/T 2260"},
	{name: "place", kind: "string", columnType: "geo-source:target:title", dimension: "place",
		of: "nullif(coalesce(province,'') || coalesce(city,'') || coalesce(county,''), '')", label: true, en: "its name"},
	{name: "year", kind: "integer", columnType: "date:fiscal-year", dimension: "year", of: "year", key: true,
		en: "fiscal year that the number is of"},
	{name: "phase", kind: "string", columnType: "phase:id", dimension: "phase",
		of: "CASE WHEN kind = 'final_accounts' AND period = 'current' THEN 'executed' ELSE 'approved' END", key: true,
		en: "approved budget, or executed by the final accounts"},
	{name: "measure", kind: "string", columnType: "fact:generic:code", dimension: "measure", of: "measure", key: true,
		en: "what is measured; measures are parts of each other and must not be added together"},
	{name: "direction", kind: "string", columnType: "direction", dimension: "direction",
		of: "CASE WHEN measure LIKE 'income%' OR measure IN ('carryover', 'fiscal.income') THEN 'revenue' ELSE 'expenditure' END", key: true,
		en: "revenue or expenditure"},
	{name: "function", kind: "string", columnType: "functional-classification:generic:level1:code", dimension: "function",
		of: "CASE WHEN measure LIKE '%.function' THEN code END", key: true, en: "class of function (类)"},
	{name: "function_name", kind: "string", columnType: "functional-classification:generic:level1:label",
		dimension: "function",
		of:        "CASE WHEN measure LIKE '%.function' THEN name END", label: true, en: "its name as printed"},
	{name: "economic", kind: "string", columnType: "economic-classification:generic:level1:code", dimension: "economic",
		of: "CASE WHEN measure LIKE '%.economic' THEN code END", key: true, en: "economic class (类)"},
	{name: "economic_name", kind: "string", columnType: "economic-classification:generic:level1:label",
		dimension: "economic",
		of:        "CASE WHEN measure LIKE '%.economic' THEN name END", label: true, en: "its name as printed"},
	{name: "counts", kind: "string", columnType: "fact:generic:counts", dimension: "counts",
		of: "CASE WHEN counts THEN 'yes' ELSE 'no' END", key: true,
		en: "no: it is inside of another department of the package and must not be added to it"},
	{name: "proof", kind: "string", columnType: "fact:generic:proof", dimension: "proof", of: "proof", key: true,
		en: "verified or unchecked"},
	{name: "file", kind: "string", columnType: "fact:generic:source", dimension: "source", of: "file", key: true,
		en: "file that prints it"},
	{name: "page", kind: "integer", columnType: "fact:generic:page", dimension: "source", of: "page", en: "page of it"},
	{name: "amount", kind: "number", columnType: "value", of: "value_text", en: "amount in CNY"},
}

// FiscalPackage writes the measures that are amounts of money as a Fiscal Data Package into a folder, which it makes:
// measures.csv and datapackage.json.
func (c *Catalogue) FiscalPackage(ctx context.Context, folder, title string) (err error) {
	undo, err := atomicfile.Folder(folder)
	if err != nil {
		return err
	}
	var files []*atomicfile.File
	defer func() {
		if err != nil {
			for _, f := range files {
				f.Discard()
			}
			undo()
		}
	}()
	write := func(name string, do func(*os.File) error) error {
		f, err := atomicfile.Beside(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		files = append(files, f)
		if err := errors.Join(do(f.File), f.Finish()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	}
	var selected []string
	for _, col := range fiscalColumns {
		selected = append(selected, col.of)
	}
	rows, err := c.db.QueryContext(ctx, "SELECT "+strings.Join(selected, ", ")+` FROM measured
		WHERE unit = '元' AND value_text IS NOT NULL AND period IN ('current', 'budget') AND year IS NOT NULL ORDER BY measure_id`)
	if err != nil {
		return err
	}
	first, last := "9999", "0000"
	err = write("measures.csv", func(f *os.File) error {
		w := csv.NewWriter(f)
		record := make([]string, len(fiscalColumns))
		for i, col := range fiscalColumns {
			record[i] = col.name
		}
		if err := w.Write(record); err != nil {
			return err
		}
		values, to := make([]sql.NullString, len(record)), make([]any, len(record))
		for i := range values {
			to[i] = &values[i]
		}
		if err := each(rows, func(scan func(...any) error) error {
			if err := scan(to...); err != nil {
				return err
			}
			for i, v := range values {
				record[i] = v.String
				if fiscalColumns[i].name == "year" {
					first, last = min(first, v.String), max(last, v.String)
				}
			}
			return w.Write(record)
		}); err != nil {
			return err
		}
		w.Flush()
		return w.Error()
	})
	if err != nil {
		return err
	}
	descriptor := fiscalDescriptor(title)
	if first <= last {
		descriptor["fiscalPeriod"] = map[string]any{"start": first + "-01-01", "end": last + "-12-31"}
	}
	err = write("datapackage.json", func(f *os.File) error {
		w := bufio.NewWriter(f)
		enc := json.NewEncoder(w)
		enc.SetIndent("", " ")
		enc.SetEscapeHTML(false)
		if err := enc.Encode(descriptor); err != nil {
			return err
		}
		return w.Flush()
	})
	if err != nil {
		return err
	}
	for i, name := range []string{"measures.csv", "datapackage.json"} {
		if err := files[i].Commit(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// fiscalDescriptor says what the columns are.
func fiscalDescriptor(title string) map[string]any {
	var fields []map[string]any
	dimensions := map[string]map[string]any{}
	for _, col := range fiscalColumns {
		fields = append(fields, map[string]any{"name": col.name, "type": col.kind, "columnType": col.columnType,
			"description": col.en})
		if col.dimension == "" {
			continue
		}
		d := dimensions[col.dimension]
		if d == nil {
			d = map[string]any{"attributes": map[string]any{}, "dimensionType": dimensionType(col.columnType)}
			if kind, _, ok := strings.Cut(col.columnType, "-classification:"); ok {
				d["classificationType"] = kind
			}
			dimensions[col.dimension] = d
		}
		attribute := map[string]any{"source": col.name, "resource": "measures"}
		if col.key {
			d["primaryKey"] = col.name
		}
		if col.label {
			attribute["labelfor"] = d["primaryKey"]
		}
		d["attributes"].(map[string]any)[col.name] = attribute
	}
	if title == "" {
		title = "部门预算公开 · Department budget disclosures"
	}
	return map[string]any{
		// The published schema of the profile is one of tabular packages and takes no other word here; that the package is
		// fiscal too is said by the older key and shown by its model.
		"profile": "tabular-data-package", "profiles": map[string]any{"fiscal": "*",
			"tabular": "*"}, "name": "department-budgets", "title": title, "countryCode": "CN", "granularity": "aggregated",
		"resources": []any{map[string]any{
			"profile": "tabular-data-resource", "name": "measures", "path": "measures.csv", "format": "csv",
			"mediatype": "text/csv",
			"encoding":  "utf-8", "schema": map[string]any{"fields": fields, "missingValues": []string{""},
				"primaryKey": []string{"line"}},
		}},
		"model": map[string]any{
			"measures": map[string]any{"amount": map[string]any{"source": "amount", "resource": "measures",
				"currency": "CNY"}},
			"dimensions": dimensions,
		},
	}
}

// dimensionType is the kind of dimension in the profile's words that a column type belongs to.
func dimensionType(columnType string) string {
	switch kind, _, _ := strings.Cut(columnType, ":"); {
	case strings.HasSuffix(kind, "-classification"):
		return "classification"
	case kind == "administrator":
		return "entity"
	case kind == "geo-source":
		return "location"
	case kind == "date":
		return "datetime"
	case kind == "fact", kind == "budget-line-id":
		return "fact"
	}
	return "other"
}

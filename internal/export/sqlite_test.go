package export

import (
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/internal/tidy"
	"gongkai/normalize/value"
)

func openDB(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// query gives the answer of a query, a line a record.
func query(t *testing.T, db *sql.DB, q string) []string {
	t.Helper()
	rows, err := db.Query(q)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	defer rows.Close()
	names, _ := rows.Columns()
	var out []string
	for rows.Next() {
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(sql.NullString)
		}
		if err := rows.Scan(cells...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for _, c := range cells {
			line = append(line, c.(*sql.NullString).String)
		}
		out = append(out, strings.Join(line, "|"))
	}
	return out
}

func TestSQLite(t *testing.T) {
	path, records := exported(t, "sqlite", Options{}, documents(t)...)
	db := openDB(t, path)
	if bad := query(t, db, "PRAGMA foreign_key_check"); bad != nil {
		t.Error(bad)
	}
	if ok := query(t, db, "PRAGMA integrity_check"); !slices.Equal(ok, []string{"ok"}) {
		t.Error(ok)
	}
	for _, x := range tidy.Tables() {
		var want []string
		var columns []string
		for _, c := range x.Columns {
			if c.Kind == tidy.Decimal && c.Name != "value" {
				columns = append(columns, fmt.Sprintf("printf('%%.10f', %s)", `"`+c.Name+`"`))
			} else if c.Name == "value" {
				columns = append(columns, "value_text")
			} else {
				columns = append(columns, `"`+c.Name+`"`)
			}
			if c.Name == "amount_yuan" {
				columns = append(columns, "amount_fen")
			}
		}
		for _, r := range records[x.Name] {
			var line []string
			for i, c := range x.Columns {
				a, isAmount := r[i].(value.Amount)
				switch {
				case isAmount && c.Name == "value":
					line = append(line, a.String())
				case isAmount:
					line = append(line, a.Decimal().StringFixed(10))
				case c.Kind == tidy.Decimal && c.Name != "value":
					line = append(line, "0.0000000000") // what printf makes of NULL
				default:
					line = append(line, text(r[i]))
				}
				if c.Name == "amount_yuan" {
					fen := ""
					if isAmount {
						fen = a.Decimal().Shift(2).String()
					}
					line = append(line, fen)
				}
			}
			want = append(want, strings.Join(line, "|"))
		}
		got := query(t, db, "SELECT "+strings.Join(columns, ", ")+" FROM "+`"`+x.Name+`"`)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d records, want %d", x.Name, len(got), len(want))
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("%s\nwant %s", got[i], want[i])
				}
			}
		}
	}
}

func TestViews(t *testing.T) {
	next := fixture(t, "seed-word") // another year, with all amounts the same but one
	next.Info.Year, next.Source.SHA256 = new(2026), strings.Repeat("f", 64)
	again := fixture(t, "seed-word") // the same disclosure in a file that proves less
	again.Summary.Verified, again.Source.SHA256 = 1, strings.Repeat("0", 64)
	path, records := exported(t, "sqlite", Options{}, append(documents(t), next, again)...)
	db := openDB(t, path)
	for _, v := range query(t, db, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name") {
		if n := query(t, db, "SELECT count(*) FROM "+v); n[0] == "0" && v != "doubtful_values" {
			t.Errorf("%s has no line", v)
		}
	}
	const seed = " WHERE department LIKE '%电子政务%' AND year = 2025"
	for q, want := range map[string]string{
		"count(*) FROM chosen_documents": strconv.Itoa(len(fixtureNames()) + 1),
		"income || '', expenditure || '', basic || '', project || '' FROM department_totals" +
			seed: "5057400.0|5057400.0|2657400.0|2400000.0",
		"total || '', reception || '', vehicles || '' FROM three_public" + seed: "21600.0|1700.0|19900.0",
		"count(*) FROM projects" + seed:                                         "4",
		"total || '' FROM spending_by_function" + seed + " AND code = '201'":    "4305600.0",
		// the classes add up to the total
		"sum(total) || '' FROM spending_by_function" +
			seed: "5057400.0",
		"year_before || '', change || '', percent || '' FROM year_changes WHERE address = 'income/total' AND column_name = 'total'": "5057400.0|0.0|0.0",
		"check_name, difference FROM failed_checks":                 "summary.balance|-0.5",
		"count(*) = (SELECT count(*) FROM \"values\") FROM amounts": "1",
	} {
		if got := query(t, db, "SELECT "+q); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v, want %s", q, got, want)
		}
	}
	if len(records["documents"]) != len(fixtureNames())+2 {
		t.Error(len(records["documents"]))
	}
}

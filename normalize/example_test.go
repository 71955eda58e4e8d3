package normalize_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"gongkai/extract"
	"gongkai/normalize"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// The whole way in four calls: read the pages, load the forms, recognise the tables, normalise them.
func Example() {
	data, err := os.ReadFile("../fixtures/seed-word.pdf")
	if err != nil {
		log.Fatal(err)
	}
	printed, err := extract.ReadBytes(context.Background(), data, extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	forms, err := schema.Embedded()
	if err != nil {
		log.Fatal(err)
	}
	doc := normalize.Normalize(printed, schema.Recognise(printed, forms))
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			if t.ID == "income" && row.Role == document.Total {
				cell := row.Cells.Get("total")
				fmt.Println(row.Values.Get("total"), *t.Unit, "on page", cell.Page, cell.Proof)
			}
		}
	}
	for _, c := range doc.Checks {
		if c.Verdict == document.Rounding && c.ID == "income.rows" && c.Column == "total" {
			fmt.Println(c.ID, c.Row, c.Left, c.Right, "allowed", c.Envelope)
		}
	}
	// Output:
	// 505.74 万元 on page 5 verified
	// income.rows 21011 14.06 14.05 allowed 0.020
}

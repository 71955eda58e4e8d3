package normalize_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"gongkai/extract"
	"gongkai/normalize"
	"gongkai/normalize/document"
)

// Read takes a disclosure from a file to data: its tables with exact amounts, each with its page and its proof, and the
// checks behind it.
func ExampleRead() {
	file, err := os.Open("../fixtures/seed-word.pdf")
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		log.Fatal(err)
	}
	reading, err := normalize.Read(context.Background(), file, info.Size(), normalize.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range reading.Document.Tables {
		for _, row := range t.Rows {
			if t.ID == "income" && row.Role == document.Total {
				cell := row.Cells.Get("total")
				fmt.Println(row.Values.Get("total"), *t.Unit, "on page", cell.Page, cell.Proof)
			}
		}
	}
	for _, c := range reading.Document.Checks {
		if c.Verdict == document.Rounding && c.ID == "income.rows" && c.Column == "total" {
			fmt.Println(c.ID, c.Row, c.Left, c.Right, "allowed", c.Envelope)
		}
	}
	// Output:
	// 505.74 万元 on page 5 verified
	// income.rows 21011 14.06 14.05 allowed 0.020
}

// The context stops a reading between two pages or stages; options bound it and tell how far it is.
func ExampleReadBytes() {
	data, err := os.ReadFile("../fixtures/d3-excel.pdf")
	if err != nil {
		log.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	printed := extract.Options{Progress: func(done, pages int) {
		if done == 2 {
			cancel()
		}
	}}
	_, err = normalize.ReadBytes(ctx, data, normalize.Options{Printed: printed})
	fmt.Println(err)
	// Output:
	// context canceled
}

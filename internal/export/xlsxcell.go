package export

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongkai/extract/finding"
	"gongkai/internal/tidy"
	"gongkai/normalize/value"
)

type styles struct {
	header, text int
	decimals     [mostScale + 1]int
}

func (x *xlsxWriter) makeStyles() (err error) {
	header := &excelize.Style{
		Font: &excelize.Font{Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}},
	}
	if x.styles.header, err = x.book.NewStyle(header); err != nil {
		return err
	}
	if x.styles.text, err = x.book.NewStyle(&excelize.Style{NumFmt: 49}); err != nil { // @
		return err
	}
	for scale := range x.styles.decimals {
		format := "#,##0"
		if scale > 0 {
			format += "." + strings.Repeat("0", scale)
		}
		if x.styles.decimals[scale], err = x.book.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			return err
		}
	}
	return nil
}

// cell is a value with its format: codes stay texts, numbers show their printed decimals. A number that Excel cannot
// hold is a text.
func (x *xlsxWriter) cell(c *tidy.Column, v any) any {
	switch v := v.(type) {
	case string:
		if utf16Length(v) > excelText {
			x.o.note(finding.Say("%s: a text is longer than a cell of Excel; it is cut", c.Name))
		}
		return excelize.Cell{StyleID: x.styles.text, Value: v}
	case value.Amount:
		digits := strings.Trim(strings.ReplaceAll(strings.TrimPrefix(v.String(), "-"), ".", ""), "0")
		number, err := strconv.ParseFloat(v.String(), 64)
		if len(digits) > excelDigits || err != nil {
			return excelize.Cell{StyleID: x.styles.text, Value: v.String()}
		}
		return excelize.Cell{StyleID: x.styles.decimals[min(int(v.Scale()), mostScale)], Value: number}
	}
	return v
}

// utf16Length is the length of a text as Excel counts it.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

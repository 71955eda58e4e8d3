package export

import (
	"bytes"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/shopspring/decimal"

	"gongkai/extract/finding"
	"gongkai/internal/tidy"
	"gongkai/normalize/value"
)

func TestParquet(t *testing.T) {
	path, records := exported(t, "parquet", Options{}, documents(t)...)
	for _, x := range tidy.Tables() {
		got, names := readParquet(t, filepath.Join(path, x.Name+".parquet"))
		for i, c := range x.Columns {
			if names[i] != c.Name {
				t.Errorf("%s: %s is called %s", x.Name, c.Name, names[i])
			}
		}
		same(t, x, got, records[x.Name], func(c tidy.Column, v any) string {
			switch a := v.(type) {
			case value.Amount:
				return a.Decimal().StringFixed(decimalScale)
			case string:
				if c.Kind == tidy.Date {
					return strconv.Itoa(int(days(a)))
				}
			}
			return text(v)
		})
	}
}

// readParquet reads all of a file with the library's own reader.
func readParquet(t *testing.T, path string) (records [][]string, names []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Schema().Columns() {
		names = append(names, c[0])
	}
	for _, group := range f.RowGroups() {
		rows := group.Rows()
		buffer := make([]parquet.Row, 100)
		for {
			n, err := rows.ReadRows(buffer)
			for _, row := range buffer[:n] {
				r := make([]string, len(names))
				for i, v := range row {
					switch {
					case v.IsNull():
					case v.Kind() == parquet.FixedLenByteArray:
						r[i] = fromFixed(v.ByteArray())
					case v.Kind() == parquet.ByteArray:
						r[i] = string(v.ByteArray())
					case v.Kind() == parquet.Int32:
						r[i] = strconv.Itoa(int(v.Int32()))
					default:
						r[i] = strconv.FormatInt(v.Int64(), 10)
					}
				}
				records = append(records, r)
			}
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		rows.Close()
	}
	return records, names
}

func fromFixed(b []byte) string {
	n := new(big.Int).SetBytes(b)
	if b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return decimal.NewFromBigInt(n, -decimalScale).StringFixed(decimalScale)
}

func TestFixed(t *testing.T) {
	for _, s := range []string{"0", "-0.5", "0.0000000001", "-123456789012345678.12",
		"9999999999999999999999999999.9999999999", "-9999999999999999999999999999.9999999999"} {
		a, err := value.NewAmount(s)
		if err != nil {
			t.Fatal(err)
		}
		if b, ok := fixed(a); !ok || fromFixed(b) != a.Decimal().StringFixed(decimalScale) {
			t.Errorf("%s: %x", s, b)
		}
	}
	for _, s := range []string{"0.00000000001", "10000000000000000000000000000"} {
		a, _ := value.NewAmount(s)
		if b, ok := fixed(a); ok {
			t.Errorf("%s: %x", s, b)
		}
	}
	doc := fixture(t, "seed-word")
	a, _ := value.NewAmount("0.00000000001")
	doc.Summary.VerifiedShare = &a
	var notes []string
	exported(t, "parquet", Options{Note: func(w finding.Words) { notes = append(notes, w.String()) }}, doc)
	if len(notes) != 1 || !strings.Contains(notes[0], "documents.verified_share") {
		t.Error(notes)
	}
}

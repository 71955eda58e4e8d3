package export

import (
	"fmt"
	"io"
	"math/big"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"

	"gongkai/extract/finding"
	"gongkai/internal/tidy"
	"gongkai/normalize/value"
)

// Parquet has exact decimals, but all of a column with the same scale: ten decimals hold every amount in 亿元 down to the
// 分 and every sum of those, and 28 digits in front of the point every sum of money.
const (
	decimalDigits = 38 // the most that readers of Parquet agree on
	decimalScale  = 10
	decimalBytes  = 16
)

// parquetGroup is how many records make a row group, which a writer keeps in memory, and parquetDictionary how many
// bytes of different texts of a column it lists: names repeat, ids of rows do not.
const (
	parquetGroup      = 50_000
	parquetDictionary = 1 << 18
)

func openParquet(dir string, o Options) (Writer, error) {
	return openFolder(dir, ".parquet",
		func(t *tidy.Table, w io.Writer) (tableWriter, error) { return newParquet(t, w, o.note), nil })
}

type parquetWriter struct {
	table *tidy.Table
	note  func(finding.Words)
	w     *parquet.GenericWriter[any]
	row   parquet.Row
}

func newParquet(t *tidy.Table, w io.Writer, note func(finding.Words)) *parquetWriter {
	options := []parquet.WriterOption{
		parquet.NewSchema(t.Name, columnsOf(t)),
		parquet.Compression(&parquet.Zstd),
		parquet.CreatedBy("gongkai", "1", "tidy"),
		parquet.MaxRowsPerRowGroup(parquetGroup),
		parquet.DictionaryMaxBytes(parquetDictionary),
		parquet.KeyValueMetadata("description", t.En),
		parquet.KeyValueMetadata("description_zh", t.Zh),
	}
	for _, c := range t.Columns {
		if c.Kind == tidy.Decimal { // their bytes do not compare as the numbers do when some are negative
			options = append(options, parquet.SkipPageBounds(c.Name), parquet.SkipPageStatistics(c.Name))
		}
	}
	return &parquetWriter{t, note, parquet.NewGenericWriter[any](w, options...), make(parquet.Row, len(t.Columns))}
}

func (p *parquetWriter) record(r tidy.Record) error {
	for i, v := range r {
		var out parquet.Value
		present := 1
		switch v := v.(type) {
		case string:
			if p.table.Columns[i].Kind == tidy.Date {
				out = parquet.Int32Value(days(v))
			} else {
				out = parquet.ByteArrayValue([]byte(v))
			}
		case int:
			out = parquet.Int64Value(int64(v))
		case value.Amount:
			b, ok := fixed(v)
			if ok {
				out = parquet.FixedLenByteArrayValue(b)
			} else {
				present = 0
				p.note(
					finding.Say("%s.%s: %s has more digits than a decimal of Parquet; it is left out", p.table.Name,
						p.table.Columns[i].Name, v),
				)
			}
		default:
			present = 0
		}
		if p.table.Columns[i].Required {
			present = 0 // what must be there has no level
		}
		p.row[i] = out.Level(0, present, i)
	}
	_, err := p.w.WriteRows([]parquet.Row{p.row})
	return err
}

func (p *parquetWriter) close() error { return p.w.Close() }

// fixed is a decimal as Parquet keeps it: a whole number of the last place in two's complement, high byte first.
func fixed(a value.Amount) ([]byte, bool) {
	shifted := a.Decimal().Shift(decimalScale)
	if !shifted.IsInteger() {
		return nil, false
	}
	n := shifted.BigInt()
	if len(new(big.Int).Abs(n).Text(10)) > decimalDigits {
		return nil, false
	}
	if n.Sign() < 0 {
		n.Add(n, new(big.Int).Lsh(big.NewInt(1), 8*decimalBytes))
	}
	return n.FillBytes(make([]byte, decimalBytes)), true
}

// days counts the days since 1970. The model has no date that cannot be read.
func days(date string) int32 {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0
	}
	return int32(t.Unix() / (24 * 60 * 60))
}

// columnsOf is the schema of a table, with its columns in their order.
func columnsOf(t *tidy.Table) parquet.Node {
	out := inOrder{Group: parquet.Group{}}
	for _, c := range t.Columns {
		var node parquet.Node
		switch c.Kind {
		case tidy.Integer:
			node = parquet.Int(64)
		case tidy.Date:
			node = parquet.Date()
		case tidy.Decimal:
			node = parquet.Decimal(decimalScale, decimalDigits, parquet.FixedLenByteArrayType(decimalBytes))
		default:
			node = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
		}
		if !c.Required {
			node = parquet.Optional(node)
		}
		out.Group[c.Name] = node
		out.names = append(out.names, c.Name)
	}
	return out
}

// inOrder is a group whose fields keep their order; those of parquet.Group go by the alphabet.
type inOrder struct {
	parquet.Group
	names []string
}

func (g inOrder) Fields() []parquet.Field {
	byName := map[string]parquet.Field{}
	for _, f := range g.Group.Fields() {
		byName[f.Name()] = f
	}
	var out []parquet.Field
	for _, n := range g.names {
		out = append(out, byName[n])
	}
	return out
}

func (g inOrder) GoType() reflect.Type {
	var fields []reflect.StructField
	for i, f := range g.Fields() {
		fields = append(
			fields,
			reflect.StructField{
				Name: fmt.Sprintf("F%d", i),
				Type: f.GoType(),
				Tag:  reflect.StructTag(fmt.Sprintf("parquet:%q", f.Name())),
			},
		)
	}
	return reflect.StructOf(fields)
}

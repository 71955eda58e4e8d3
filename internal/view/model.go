package view

import (
	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
	"gongkai/schema/address"
)

// report is what the program in the page reads. Names are short where they are repeated a thousand times.
type report struct {
	Language string                       `json:"lang"`
	Texts    map[string]map[string]string `json:"texts"`
	Title    string                       `json:"title"`
	Redacted bool                         `json:"redacted"`
	Source   document.Source              `json:"source"`
	Info     document.Info                `json:"info"`
	Summary  document.Summary             `json:"summary"`

	Pages   []paper  `json:"pages"`
	Styles  []style  `json:"styles"`
	Colours []string `json:"colours"`

	Cells    []cell   `json:"cells"` // everything that has a place; all else refers to them by index
	Tables   []table  `json:"tables"`
	Sheets   []sheet  `json:"sheets"`
	Facts    []fact   `json:"facts"`
	Checks   []check  `json:"checks"`
	Unmapped []grid   `json:"unmapped"`
	Findings []remark `json:"findings"`
	// Told is what a person says of the document, its tables and columns.
	Told []document.Told `json:"told,omitempty"`
	// Served is there when the report is a page of a server.
	Served *Served `json:"served,omitempty"`
}

// table is a table of the form.
type table struct {
	Address    address.Address `json:"id"`
	Number     int             `json:"no,omitempty"`
	Title      string          `json:"title"`
	Department *string         `json:"dept,omitempty"`
	Status     string          `json:"status"`
	Note       *string         `json:"note,omitempty"`
	Unit       *string         `json:"unit,omitempty"`
	Pages      []int           `json:"pages,omitempty"`
	Columns    []column        `json:"cols,omitempty"`
	Rows       []row           `json:"rows,omitempty"`
	Notes      []int           `json:"notes,omitempty"`
}

type column struct {
	ID   string   `json:"id"`
	Side string   `json:"s,omitempty"`
	Path []string `json:"p,omitempty"`
	Unit *string  `json:"u,omitempty"`
}

type row struct {
	Address address.Address `json:"a"`
	Side    string          `json:"s,omitempty"`
	Role    string          `json:"r,omitempty"` // left out for items
	Item    string          `json:"i,omitempty"`
	Code    string          `json:"c,omitempty"`
	Name    string          `json:"n,omitempty"`
	Project string          `json:"p,omitempty"`
	Level   int             `json:"l,omitempty"`
	Unit    string          `json:"u,omitempty"`
	Year    int             `json:"y,omitempty"`
	Counted string          `json:"q,omitempty"` // what its amounts count, where they are no money
	Classes []string        `json:"k,omitempty"` // as a reader would say them: code and name; and its texts
	Cells   map[string]int  `json:"v"`
	Extra   []int           `json:"x,omitempty"`
}

// sheet is a performance sheet. Its fields and the properties of its indicators are lists of id and cell.
type sheet struct {
	Address    address.Address  `json:"id"`
	Title      string           `json:"title"`
	Unit       *string          `json:"unit,omitempty"`
	Year       *int             `json:"year,omitempty"`
	Pages      []int            `json:"pages"`
	Fields     []field          `json:"fields"`
	Indicators []map[string]int `json:"ind,omitempty"`
	Tasks      []map[string]int `json:"tasks,omitempty"`
	Sums       []map[string]int `json:"sums,omitempty"`
}

type field struct {
	ID   string `json:"id"`
	Cell int    `json:"v"` // -1 where nothing is printed
}

type fact struct {
	ID    string `json:"id"`
	About string `json:"about,omitempty"`
	Year  int    `json:"y,omitempty"`
	Value string `json:"value"`
	Unit  string `json:"u,omitempty"`
	Cell  int    `json:"v"`
	// Scope, Against, Reason, Use and Names are those of document.Fact.
	Scope   string   `json:"scope,omitempty"`
	Against string   `json:"against,omitempty"`
	Reason  string   `json:"why,omitempty"`
	Use     string   `json:"use,omitempty"`
	Names   []string `json:"names,omitempty"`
	Agrees  []any    `json:"agrees,omitempty"` // cells, or addresses of what is no cell
}

type check struct {
	ID         string           `json:"id"`
	Table      string           `json:"t,omitempty"`
	Row        string           `json:"r,omitempty"`
	Column     string           `json:"c,omitempty"`
	Relation   string           `json:"q,omitempty"`
	Verdict    document.Verdict `json:"v"`
	Left       string           `json:"l,omitempty"`
	Right      string           `json:"x,omitempty"`
	Difference string           `json:"d,omitempty"`
	Envelope   string           `json:"e,omitempty"`
	Operands   []any            `json:"o,omitempty"` // cells, or addresses of what is not printed
	LeftCount  int              `json:"k,omitempty"` // how many of the operands make the left side
	Says       words            `json:"w,omitempty"`
}

type grid struct {
	Title   *string           `json:"title,omitempty"`
	Pages   []int             `json:"pages"`
	Squares [][5]int          `json:"cells"` // row, col, rows, cols, cell
	Nearest *document.Nearest `json:"nearest,omitempty"`
}

// words are a text by language.
type words map[string]string

type remark struct {
	ID       string           `json:"id"`
	Severity finding.Severity `json:"s"`
	Message  string           `json:"m"`
	Words    words            `json:"w,omitempty"`
	Page     int              `json:"p,omitempty"`
	Cell     int              `json:"v"` // -1 without a place
}

func newReport(printed *extract.Document, doc *document.Document, o Options) *report {
	b := &builder{doc: doc, options: o, byAddress: map[address.Address]int{}, out: &report{
		Language: o.Language,
		Texts:    catalogs,
		Title:    title(doc),
		Redacted: o.Redacted,
		Source:   doc.Source,
		Info:     doc.Info,
		Summary:  doc.Summary,
		Cells:    []cell{},
		Tables:   []table{},
		Sheets:   []sheet{},
		Facts:    []fact{},
		Checks:   []check{},
		Unmapped: []grid{},
		Findings: []remark{},
		Told:     doc.AllTold(),
	}}
	b.tables()
	b.sheets()
	b.facts()
	b.checks() // after all that has an address
	b.unmapped()
	b.findings()
	d := newDrawer(printed, doc, o.Redacted)
	b.out.Pages, b.out.Styles, b.out.Colours = d.pages(), d.styles.list, d.colours.list
	return b.out
}

package tidy

import (
	"strconv"

	"gongkai/extract/geometry"
	"gongkai/normalize/document"
)

// What is printed and no form claims: tables as plain grids, and the text beside tables. So an export holds all that
// the document does.

type gridSource struct {
	id, document string
	position     int
	*document.Grid
}

type squareSource struct {
	grid, document string
	position       int
	document.Square
}

type textSource struct {
	id, document string
	position     int
	document.Text
}

var textKinds = []string{"paragraph", "running", "loose"}

var grids = define(Table{
	Name:    "unmapped_tables",
	Zh:      "表样未认领的表格，按原样",
	En:      "A printed table that no form claims, as it is",
	Key:     []string{"unmapped_id"},
	Foreign: []Foreign{{"document_id", "documents", "document_id"}},
	Index:   []string{"document_id"},
}, []field[gridSource]{
	{
		Column{Name: "unmapped_id", Required: true, Zh: "标识：文件标识与次序", En: "document_id/unmapped/position"},
		func(g gridSource) any { return g.id },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(g gridSource) any { return g.document },
	},
	{
		Column{Name: "position", Kind: Integer, Required: true, Zh: "次序", En: "its place among these tables, from 1"},
		func(g gridSource) any { return g.position },
	},
	{
		Column{Name: "title", Zh: "表上方字号最大的文字，多为表题", En: "text above it in the largest type: most often the title"},
		func(g gridSource) any { return said(g.Title) },
	},
	{
		Column{Name: "first_page", Kind: Integer, Zh: "首页", En: "page on which it begins"},
		func(g gridSource) any {
			if len(g.Pages) == 0 {
				return nil
			}
			return g.Pages[0]
		},
	},
	{
		Column{Name: "pages", Kind: List, Required: true, Zh: "所在各页", En: "all its pages"},
		func(g gridSource) any { return list(g.Pages) },
	},
	{
		Column{Name: "captions", Kind: List, Required: true, Zh: "表上方的文字", En: "texts above it"},
		func(g gridSource) any { return list(textsOf(g.Captions)) },
	},
	{
		Column{Name: "notes", Kind: List, Required: true, Zh: "表下方的注", En: "notes below it"},
		func(g gridSource) any { return list(textsOf(g.Notes)) },
	},
	{
		Column{Name: "corrections", Kind: List, Zh: "人工更正（JSON）", En: "what a person says of it, as a JSON array"},
		func(g gridSource) any { return toldList(g.Corrected) },
	},
	{
		Column{Name: "nearest", Zh: "表样中最相近的表", En: "table of the form that it is most like"},
		func(g gridSource) any {
			if g.Nearest == nil {
				return nil
			}
			return g.Nearest.Table
		},
	},
})

func textsOf(texts []document.Text) []string {
	out := []string{}
	for _, t := range texts {
		out = append(out, t.Text)
	}
	return out
}

var squares = define(Table{
	Name: "unmapped_cells",
	Zh:   "表样未认领的表格的单元格",
	En:   "A cell of a table that no form claims",
	Key:  []string{"unmapped_id", "position"},
	Foreign: []Foreign{
		{"unmapped_id", "unmapped_tables", "unmapped_id"},
		{"document_id", "documents", "document_id"},
	},
}, append([]field[squareSource]{
	{
		Column{Name: "unmapped_id", Required: true, Zh: "所在的表", En: "its table"},
		func(s squareSource) any { return s.grid },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(s squareSource) any { return s.document },
	},
	{
		Column{Name: "position", Kind: Integer, Required: true, Zh: "次序", En: "its place in reading order, from 1"},
		func(s squareSource) any { return s.position },
	},
	{
		Column{Name: "row_number", Kind: Integer, Required: true, Zh: "行，从1起", En: "row, from 1"},
		func(s squareSource) any { return s.Row + 1 },
	},
	{
		Column{Name: "column_number", Kind: Integer, Required: true, Zh: "列，从1起", En: "column, from 1"},
		func(s squareSource) any { return s.Col + 1 },
	},
	{
		Column{Name: "rows", Kind: Integer, Required: true, Zh: "占几行", En: "rows that it covers"},
		func(s squareSource) any { return s.Rows },
	},
	{
		Column{Name: "columns", Kind: Integer, Required: true, Zh: "占几列", En: "columns that it covers"},
		func(s squareSource) any { return s.Cols },
	},
	{
		Column{Name: "text", Zh: "所印文字", En: "what is printed in it"},
		func(s squareSource) any { return words(s.Text) },
	},
}, where(func(s squareSource) (int, *geometry.Rect) { return s.Page, &s.Box })...))

var texts = define(Table{
	Name:    "printed_texts",
	Zh:      "表格之外的文字",
	En:      "A text outside of tables: a paragraph, a header or footer, what stands at an angle",
	Key:     []string{"text_id"},
	Foreign: []Foreign{{"document_id", "documents", "document_id"}},
	Index:   []string{"document_id"},
}, append([]field[textSource]{
	{
		Column{Name: "text_id", Required: true, Zh: "标识：文件标识与次序", En: "document_id/text/position"},
		func(t textSource) any { return t.id },
	},
	{
		Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(t textSource) any { return t.document },
	},
	{
		Column{Name: "position", Kind: Integer, Required: true, Zh: "次序", En: "its place in reading order, from 1"},
		func(t textSource) any { return t.position },
	},
	{
		Column{Name: "kind", Enum: textKinds, Zh: "类别：段落、页眉页脚、斜排文字（水印、印章）",
			En: "paragraph, running (header or footer) or loose (at an angle)"},
		func(t textSource) any { return words(t.Kind) },
	},
	{
		Column{Name: "text", Zh: "文字", En: "what is printed"},
		func(t textSource) any { return words(t.Text.Text) },
	},
}, where(func(t textSource) (int, *geometry.Rect) { return t.Page, &t.Box })...))

func (b *builder) addPrinted() {
	for i := range b.source.Unmapped {
		g := &b.source.Unmapped[i]
		src := gridSource{b.id() + "/unmapped/" + strconv.Itoa(i+1), b.id(), i + 1, g}
		b.grids = append(b.grids, grids.record(src))
		for k, s := range g.Cells {
			b.squares = append(b.squares, squares.record(squareSource{src.id, b.id(), k + 1, s}))
		}
	}
	for i, t := range b.source.Text {
		b.texts = append(b.texts, texts.record(textSource{b.id() + "/text/" + strconv.Itoa(i+1), b.id(), i + 1, t}))
	}
}

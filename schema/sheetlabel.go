package schema

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lazyregexp"
	"gongkai/internal/lexicon"
)

// What a cell says as a label of a sheet: its words without colon, ordinal and remark, what stands behind a colon or in
// brackets.

// labelKey is what labels are compared by: without the colon behind them.
func labelKey(s string) string { return headerKey(strings.TrimRight(hanzi.Key(s), ":")) }

var (
	labelOrder  = lazyregexp.New(`^(?:其中:|[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]{1,3}\)|[①-⑩]|[一二三四五六七八九十]{1,2}、|[-—·*])+`)
	labelRemark = lexicon.Pattern(func(l *lexicon.Lexicon) string {
		return `(?:[①-⑩]|\((?:` + lexicon.Any(l.Sheets.Remarks) +
			`|[a-z]|[a-z]/[a-z]|[0-9]+分|[0-9]*%|[^()]*[×*=+][^()]*)\))+$`
	})
)

// orderBegins are the characters that an ordinal in front of a label can begin with.
const orderBegins = "其中0123456789(①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十-—·*"

// bareLabel is a label without an ordinal in front and a remark behind; "" where there is none of both.
func bareLabel(key string) string {
	if key == "" || len(key) > longestLabel {
		return ""
	}
	bare := key
	if first, _ := utf8.DecodeRuneInString(key); strings.ContainsRune(orderBegins, first) {
		bare = labelOrder.ReplaceAllString(key, "")
	}
	// the expression is tried at each character: only where a remark can end
	if last, _ := utf8.DecodeLastRuneInString(bare); last == ')' || last >= '①' && last <= '⑩' {
		bare = labelRemark().ReplaceAllString(bare, "")
	}
	bare = headerKey(strings.TrimRight(bare, ":"))
	if bare == key {
		return ""
	}
	return bare
}

// insideLabel parts a cell that holds a label and its value: 项目名称：某项目. ok is false where there is no colon, or
// nothing on either side of it.
func insideLabel(text string) (label, value string, ok bool) {
	if rest := strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(text), "其中"), ":： "); rest != "" {
		text = rest
	}
	at := strings.IndexAny(text, ":：")
	if at <= 0 || at > longestLabel {
		return "", "", false
	}
	label, value = text[:at], strings.TrimLeft(text[at:], ":： \n")
	return labelKey(label), value, hanzi.Key(label) != "" && hanzi.Key(value) != ""
}

// bracketed is the number in brackets at the end of a label, with its unit; "" without one.
func bracketed(label string) string {
	g := endBracket.FindStringSubmatch(hanzi.Strip(label))
	if g == nil {
		return ""
	}
	return g[1]
}

var endBracket = lazyregexp.New(`[(（](\d+(?:\.\d+)?[分%％]?)[)）]$`)

// labels are the cells of a printed table as labels: their keys, what these are without ordinal and remark ("" where
// that is the same), the label in front of a colon ("" without one), and the cells of each.
type labels struct {
	keys, bare, front []string
	cells             map[string][]int
	heads             [][]int // by row, the cells that may head columns of indicators
	stand             map[*string]bool
}

// stands reports whether a cell reads as one of a list of keys, which is looked up once: fields share their lists.
func (l *labels) stands(list []string) bool {
	if len(list) == 0 {
		return false
	}
	known, ok := l.stand[&list[0]]
	if !ok {
		known = slices.ContainsFunc(list, func(key string) bool { return len(l.cells[key]) > 0 })
		l.stand[&list[0]] = known
	}
	return known
}

// label is what a text is as a label.
type label struct{ key, bare, front string }

func newLabel(text string) label {
	key := labelKey(text)
	l := label{key: key, bare: bareLabel(key)}
	if front, _, ok := insideLabel(text); ok {
		l.front = front
	}
	return l
}

// newLabels reads the cells of a table. Texts come again and again in tables: what they are as labels is remembered.
func (m *remembered) newLabels(t *extract.Table) *labels {
	n := len(t.Cells)
	l := &labels{make([]string, n), make([]string, n), make([]string, n), map[string][]int{}, headsOf(t),
		map[*string]bool{}}
	for k := range t.Cells {
		text := t.Cells[k].Text
		of, found := m.asLabel[text]
		if !found {
			of = newLabel(text)
			m.asLabel[text] = of
			m.size += 4*len(text) + perRemembered
		}
		l.keys[k], l.bare[k], l.front[k] = of.key, of.bare, of.front
		for _, key := range []string{of.key, of.bare} {
			if key != "" {
				l.cells[key] = append(l.cells[key], k)
			}
		}
	}
	return l
}

// headsOf gives the cells of each row that may head columns: those with a text, where there are enough.
func headsOf(t *extract.Table) [][]int {
	rows := make([][]int, t.Rows)
	for k := range t.Cells {
		if c := &t.Cells[k]; c.Row < t.Rows && c.Text != "" {
			rows[c.Row] = append(rows[c.Row], k)
		}
	}
	for row, cells := range rows {
		if len(cells) < fewestColumns {
			rows[row] = nil
			continue
		}
		height := t.Rows
		for _, k := range cells {
			height = min(height, t.Cells[k].Rows)
		}
		rows[row] = slices.DeleteFunc(cells, func(k int) bool {
			return t.Cells[k].Rows > height+sideHeading // 绩效指标 beside all the indicators names no column
		})
	}
	return rows
}

package extract

import (
	"slices"

	"gongkai/internal/amount"
)

// Programs that print a large sheet page by page draw the true edges of its cells: a merged cell that the page cuts
// has no ruling at the foot of the page, and none at the head of the next, while the cells beside it end with theirs.
// Where that is seen, it says for certain which cells go on overleaf.

// edgesTell reports whether some cells of a's last row are open below and go on with cells of body's first row that are
// open above, while others are closed on both sides. Where all are open, the table may leave out its outer rulings.
func edgesTell(a *Table, foot lastRow, body []Cell) bool {
	open, closed := false, false
	for i := range body {
		c := &body[i]
		if c.Row != 0 {
			continue
		}
		before := foot.partner(a, c)
		switch {
		case before == nil:
		case opensBelow(before) && c.Pieces[0].OpenTop:
			open = true
		case opensBelow(before) || c.Pieces[0].OpenTop:
			return false // one side alone says nothing
		default:
			closed = true
		}
	}
	return open && closed
}

func opensBelow(c *Cell) bool { return c.Pieces[len(c.Pieces)-1].OpenBottom }

// extendOpen joins the cells that the page cuts, whatever they hold: their text, an amount too, stands on one of the
// pages, or begins on the first and ends on the next. Two amounts are no text in two halves, so they stay apart.
func extendOpen(a *Table, foot lastRow, body *[]Cell) {
	*body = slices.DeleteFunc(*body, func(c Cell) bool {
		if c.Row != 0 || !c.Pieces[0].OpenTop {
			return false
		}
		before := foot.partner(a, &c)
		if before == nil || !opensBelow(before) || amount.Like(before.Text) && amount.Like(c.Text) {
			return false
		}
		before.Rows += c.Rows
		before.extend(c)
		return true
	})
}

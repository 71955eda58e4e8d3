package extract

import (
	"slices"

	"gongkai/internal/amount"
)

// What a list does in all of its rows it does in the next: where each label has an amount beside it, or a number in
// front, a text at the head of a page that has neither is no label of a row, but the rest of one.

const (
	leastHabit    = 8   // labels of a column; a few may be alike by chance
	leastOverleaf = 2   // of them on the page where the rest of one stands
	mostHabit     = 200 // rows looked back on
)

// habits gives for each column of a table whether it holds labels that all have one of their own so far: an amount in
// the next columns of amounts to the right, a number or a code in front.
func (t *Table) habits() []bool {
	from := max(headerRows(t), t.Rows-mostHabit)
	rows := make([][]*Cell, t.Rows-from)
	texts, numbers := make([]int, t.Cols), make([]int, t.Cols)
	for i := len(t.Cells) - 1; i >= 0; i-- {
		c := &t.Cells[i]
		if c.Row < from {
			continue
		}
		switch rows[c.Row-from] = append(rows[c.Row-from], c); {
		case amount.Like(c.Text):
			numbers[c.Col]++
		case c.Text != "":
			texts[c.Col]++
		}
	}
	labels, bare := make([]int, t.Cols), make([]bool, t.Cols)
	for _, row := range rows {
		for _, c := range row {
			if c.Text == "" || amount.Like(c.Text) {
				continue
			}
			labels[c.Col]++
			bare[c.Col] = bare[c.Col] || !isMarked(c.Text) && !slices.ContainsFunc(row, func(n *Cell) bool {
				return amount.Like(n.Text) && besides(c, n, texts, numbers)
			})
		}
	}
	for k := range bare {
		bare[k] = labels[k] >= leastHabit && !bare[k]
	}
	return bare
}

// goesOn reports whether the labels of a column keep the habit overleaf, below the first row: a list in which an amount
// is missing now and then tells nothing of a label without one.
func goesOn(body []Cell, col int) bool {
	numbered := map[int]bool{} // rows with an amount to the right
	for i := range body {
		if c := &body[i]; c.Col > col && amount.Like(c.Text) {
			numbered[c.Row] = true
		}
	}
	labels := 0
	for i := range body {
		c := &body[i]
		if c.Row == 0 || c.Col != col || c.Text == "" || amount.Like(c.Text) {
			continue
		}
		if !isMarked(c.Text) && !numbered[c.Row] {
			return false
		}
		labels++
	}
	return labels >= leastOverleaf
}

// besides reports whether a number stands in the first run of columns of numbers to the right of a label.
func besides(label, number *Cell, texts, numbers []int) bool {
	behind := false // a column of numbers
	for k := label.Col + label.Cols; k < number.Col; k++ {
		switch {
		case texts[k] > numbers[k] && behind:
			return false
		case numbers[k] > texts[k]:
			behind = true
		}
	}
	return number.Col > label.Col
}

// isMarked reports whether a label begins with its number or code.
func isMarked(text string) bool { return codeLike.MatchString(text) || listStart().MatchString(text) }

package schema

import (
	"slices"

	"gongkai/extract"
	"gongkai/internal/hanzi"
	"gongkai/internal/lexicon"
)

// TaskMatch is the list of tasks of a sheet: what the department means to do in the year, and with what money. Its rows
// stand from First up to End, its heads from Top on; its columns are by id.
type TaskMatch struct {
	Columns         map[string]int
	Heads           map[string]int // the cells above the columns
	Top, First, End int
}

// holds reports whether a cell is a head or a value of the list.
func (m *TaskMatch) holds(c *extract.Cell) bool {
	return m != nil && c.Row >= m.Top && c.Row < m.End && c.Col >= m.Columns["name"]
}

// findTasks finds the list of tasks by the head of their names; nil without one.
func (c *sheetCells) findTasks() *TaskMatch {
	if len(c.s.Tasks) == 0 {
		return nil
	}
	name := slices.IndexFunc(c.s.Tasks, func(t Column) bool { return t.ID == "name" })
	for k := range c.t.Cells {
		head := &c.t.Cells[k]
		if name < 0 || head.Row >= c.end || head.Text == "" || !c.s.Tasks[name].named(c.keys[k]) {
			continue
		}
		if m := c.tasksBelow(head); m != nil {
			return m
		}
	}
	return nil
}

func (c *sheetCells) tasksBelow(head *extract.Cell) *TaskMatch {
	m := &TaskMatch{Columns: map[string]int{}, Heads: map[string]int{}, Top: head.Row, First: head.Row + head.Rows}
	for row := head.Row; row < m.First; row++ { // a head may be merged over fewer rows than those beside it
		for col := head.Col; col < c.t.Cols; col++ {
			if k := c.t.At(row, col); k >= 0 && c.t.Cells[k].Text != "" && c.t.Cells[k].Row == row && c.isTaskHead(k) {
				m.First = max(m.First, c.t.Cells[k].Row+c.t.Cells[k].Rows)
			}
		}
	}
	for col := head.Col; col < c.t.Cols; col++ {
		leaf := c.t.At(m.First-1, col)
		if leaf < 0 || c.t.Cells[leaf].Col != col || c.t.Cells[leaf].Row < head.Row {
			continue
		}
		if id := c.taskColumn(leaf, head.Row); id != "" {
			if _, twice := m.Columns[id]; !twice {
				m.Columns[id], m.Heads[id] = col, leaf
			}
		}
	}
	if _, named := m.Columns["name"]; !named || len(m.Columns) < leastTaskColumns {
		return nil
	}
	m.End = c.endOfTasks(head, m)
	if m.End <= m.First {
		return nil
	}
	return m
}

// isTaskHead tells a cell that is the head of some column of tasks.
func (c *sheetCells) isTaskHead(k int) bool {
	return slices.ContainsFunc(c.s.Tasks, func(t Column) bool {
		return slices.ContainsFunc(t.keys, func(path []int32) bool {
			return slices.ContainsFunc(path, func(w int32) bool { return headWords.text(w) == c.keys[k] })
		})
	})
}

// taskColumn is the column whose path a leaf and the heads above it are.
func (c *sheetCells) taskColumn(leaf, top int) string {
	above := []string{}
	for row := c.t.Cells[leaf].Row - 1; row >= top; {
		a := c.t.At(row, c.t.Cells[leaf].Col)
		if a < 0 {
			break
		}
		above = append(above, c.keys[a])
		row = c.t.Cells[a].Row - 1
	}
	for i := range c.s.Tasks {
		for _, path := range c.s.Tasks[i].keys {
			if headWords.text(path[len(path)-1]) != c.keys[leaf] {
				continue
			}
			if len(path) == 1 && len(above) == 0 || len(path) == 2 && slices.Contains(above, headWords.text(path[0])) {
				return c.s.Tasks[i].ID
			}
		}
	}
	return ""
}

// endOfTasks is the row behind the last task: of the sum, of the next head, or where what stands to the left of them
// ends.
func (c *sheetCells) endOfTasks(head *extract.Cell, m *TaskMatch) int {
	end := c.end
	if head.Col > 0 {
		if side := c.t.At(head.Row, head.Col-1); side >= 0 {
			if s := &c.t.Cells[side]; s.Rows > head.Rows {
				end = min(end, s.Row+s.Rows)
			}
		}
	}
	for row := m.First; row < end; row++ {
		for col := 0; col <= head.Col; col++ {
			k := c.t.At(row, col)
			if k < 0 || c.t.Cells[k].Row != row || c.t.Cells[k].Text == "" {
				continue
			}
			if c.isWord(k) || lexicon.Words().Totals.Ends(hanzi.Key(c.t.Cells[k].Text)) {
				return row
			}
		}
	}
	return end
}

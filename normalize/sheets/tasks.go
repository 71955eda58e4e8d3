package sheets

import (
	"fmt"
	"strings"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/normalize/value"
	"gongkai/schema"
)

// tasks reads the list of a department's tasks. Their cells are named by their path: tasks/0/funds_total.
func (n *reader) tasks(out *document.Sheet, m *schema.SheetMatch, t *extract.Table, used []bool) {
	if m.Tasks == nil {
		return
	}
	for row := m.Tasks.First; row < m.Tasks.End; row++ {
		var task document.Fields
		filled := false
		for i := range m.Sheet.Tasks {
			id := m.Sheet.Tasks[i].ID
			col, ok := m.Tasks.Columns[id]
			if !ok {
				continue
			}
			field := document.NamedField{ID: id}
			if k := t.At(row, col); k >= 0 && t.Cells[k].Text != "" && (t.Cells[k].Row == row || id == "name") {
				used[k] = true
				filled = filled || t.Cells[k].Row == row
				path := fmt.Sprintf("tasks/%d/%s", len(out.Tasks), id)
				out.Cells = append(out.Cells, document.NamedCell{ID: path, Cell: n.task(&field, &t.Cells[k])})
			}
			task = append(task, field)
		}
		if !filled {
			continue
		}
		if strings.Trim(hanzi.Key(t.Cells[max(0, t.At(row, m.Tasks.Columns["name"]))].Text), ".…") == "" && !amounts(task) {
			out.Cells = out.Cells[:len(out.Cells)-len(out.Cells.Under(fmt.Sprintf("tasks/%d/", len(out.Tasks))))]
			continue
		}
		out.Tasks = append(out.Tasks, task)
	}
}

func amounts(task document.Fields) bool {
	for _, f := range task {
		if f.Amount != nil {
			return true
		}
	}
	return false
}

// task reads a cell of a task: its name, what is to be done, or an amount.
func (n *reader) task(f *document.NamedField, c *extract.Cell) *document.Cell {
	cell := &document.Cell{Raw: c.Text, Mark: c.Mark, Page: c.Page(), Box: c.Box()}
	switch f.ID {
	case "name", "content", "goal", "done", "rate":
		s := hanzi.Fold(c.Text)
		f.Text = &s
		return cell
	}
	amount, kind := value.ParseAmount(c.Text)
	switch {
	case kind == value.Number:
		f.Amount = &amount
	case kind == value.NotAmount:
		n.report(finding.Found("value.unreadable", finding.Warning, "%q stands where an amount belongs", c.Text).On(cell.Page,
			&cell.Box))
	}
	return cell
}

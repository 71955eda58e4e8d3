package sheets

import (
	"slices"

	"gongkai/extract"
	"gongkai/normalize/captions"
	"gongkai/normalize/document"
	"gongkai/schema"
	"gongkai/schema/codes"
)

// Whose sheet it is: the department that a caption names above a list, the project and the code in front of its name.

// department is the field of whose project it is.
const department = "department"

// captioned gives a sheet that does not print its department the one that the caption above names: of a list the last
// one up to the page where the sheet begins, since captions stand above each page.
func (n *reader) captioned(out *document.Sheet, m *schema.SheetMatch, t *extract.Table) {
	f := out.Fields.Get(department)
	switch {
	case f == nil && m.Sheet.Layout != schema.ListLayout, f != nil && f.Text != nil, len(out.Pages) == 0:
		return
	}
	above := slices.Clone(t.Captions)
	for _, p := range t.Parts {
		above = append(above, p.Captions...)
	}
	for _, c := range slices.Backward(above) {
		name := captions.WithoutRemark(captions.Labelled(c.Text, n.labels))
		if name == "" || c.Page > out.Pages[0] {
			continue
		}
		if f == nil {
			out.Fields = slices.Insert(out.Fields, 0, document.NamedField{ID: department})
			f = &out.Fields[0]
		}
		f.Text = &name
		out.Cells = append(out.Cells, document.NamedCell{ID: department,
			Cell: &document.Cell{Raw: name, Page: c.Page, Box: c.Box}})
		return
	}
}

// project is the field of its name.
const project = "project"

// parted takes the code of a project from the front of its name, unless it is printed for itself. The cell of the name
// keeps what is printed.
func parted(out *document.Sheet) {
	f, cell := out.Fields.Get(project), out.Cells.Get(project)
	if f == nil || f.Text == nil || cell == nil || out.Fields.Get(document.ProjectCode) != nil {
		return
	}
	code, name := codes.Project(*f.Text)
	if code == "" {
		return
	}
	f.Text = &name
	number := *cell
	number.Raw = code
	at := slices.IndexFunc(out.Fields, func(f document.NamedField) bool { return f.ID == project })
	out.Fields = slices.Insert(out.Fields, at, document.NamedField{ID: document.ProjectCode, Text: &code})
	out.Cells = append(out.Cells, document.NamedCell{ID: document.ProjectCode, Cell: &number})
}

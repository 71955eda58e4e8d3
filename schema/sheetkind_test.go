package schema

import (
	"strings"
	"testing"
)

// A sheet that has a field project counts as one of a project where untitled sheets are told apart, so that one of a
// department must have none, whatever its form calls by 专项名称.
func TestDepartmentsHaveNoProject(t *testing.T) {
	forms, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range forms {
		for i := range f.Sheets {
			if s := &f.Sheets[i]; strings.HasPrefix(s.ID, "department_") {
				seen++
				if s.ofProject() {
					t.Errorf("%s: %s has a field project", f.ID, s.ID)
				}
			}
		}
	}
	if seen < 2 {
		t.Errorf("only %d sheets of departments", seen)
	}
}

package truth

import (
	"slices"
	"testing"
)

const paper = `{"document": {"year": 2025}, "tables": [{"id": "income", "status": "filled", "rows": [
 {"role": "item", "code": "201", "name": "一般 公共", "values": {"total": 240.00, "basic": null}}]}]}`

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		output         string
		missing, wrong []string
	}{
		{`{"document": {"year": 2025}, "tables": [{"id": "income", "status": "filled", "rows": [
			{"role": "item", "code": "201", "name": "一般公共", "values": {"total": 240}}]}]}`, nil, nil},
		{`{"document": {"year": 2025}, "tables": [{"id": "income", "status": "filled", "rows": [
			{"role": "total", "code": "201", "name": "一般公共", "values": {"total": 240, "basic": 0}}]}]}`,
			[]string{"income /  / 201 /  #1 / role = item"},
			[]string{"income /  / 201 /  #1 / basic = 0", "income /  / 201 /  #1 / role = total"}},
		{`{"tables": [{"id": "income", "status": "filled"}]}`,
			[]string{"document / year = 2025", "income /  / 201 /  #1 / name = 一般公共 ", "income /  / 201 /  #1 / role = item",
				"income /  / 201 /  #1 / total = 240"}, nil},
	} {
		missing, wrong, err := Compare([]byte(paper), []byte(c.output))
		if err != nil || !slices.Equal(missing, c.missing) || !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s\nmissing %q\nwrong %q\nerror %v", c.output, missing, wrong, err)
		}
	}
}

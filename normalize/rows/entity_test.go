package rows

import "testing"

// A name is that of a unit if it is the department's, or if a table with a column for units names it; where no table
// has one, if it reads like the name of a public body.
func TestIsEntity(t *testing.T) {
	department := "某市民政局"
	for _, c := range []struct {
		units []string
		name  string
		want  bool
	}{
		{nil, "某市民政局", true}, {nil, "某市民政局（本级）", true}, {nil, "某市福利院", true}, {nil, "某市财政局", true},
		{nil, "办公费", false}, {nil, "一、某市财政局", false},
		{[]string{"某市福利院"}, "某市民政局", true}, {[]string{"某市福利院"}, "某市福利院", true},
		{[]string{"某市福利院"}, "某市财政局", false}, {[]string{"康复之家"}, "康复之家", true},
	} {
		r := &rowReader{n: &reader{department: &department, units: map[string]bool{}}}
		for _, u := range c.units {
			r.n.units[unitKey(u)] = true
		}
		if got := r.isEntity(c.name); got != c.want {
			t.Errorf("%s among %q: %v", c.name, c.units, got)
		}
	}
}

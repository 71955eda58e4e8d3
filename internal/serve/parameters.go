package serve

import (
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/internal/catalogue"
	"gongkai/internal/limits"
	"gongkai/normalize/document"
	"gongkai/schema"
)

// paged is a part of a list.
type paged[T any] struct {
	Items   []T  `json:"items"`
	Page    int  `json:"page"`
	PerPage int  `json:"per_page"`
	More    bool `json:"more"` // there is a next page
}

func pageOf[T any](items []T, a *asked) paged[T] {
	out := paged[T]{Items: items, Page: a.page, PerPage: a.per, More: len(items) > a.per}
	if out.More {
		out.Items = items[:a.per]
	}
	if out.Items == nil {
		out.Items = []T{}
	}
	return out
}

// asked is what a request asks for: its parameters, after they were held against the description.
type asked struct {
	values    map[string]string
	page, per int
	language  string
}

func (a *asked) text(name string) string { return a.values[name] }

func (a *asked) yes(name string) bool {
	return a.values[name] == "true" || a.values[name] == "1" || a.values[name] == "on"
}

func (a *asked) offset() int { return (a.page - 1) * a.per }

// number gives a whole number; what is none is 0.
func (a *asked) number(name string) int {
	n, err := strconv.Atoi(a.values[name])
	if err != nil {
		return 0
	}
	return n
}

func (a *asked) filter() catalogue.Filter {
	f := catalogue.Filter{Place: a.text("place"), Department: a.text("department"), Kind: a.text("kind"),
		IDs: a.text("ids")}
	if years := a.text("years"); years != "" {
		f.From, f.To, _ = catalogue.ParseYears(years)
	}
	return f
}

// ask holds the parameters of a request against their description.
func ask(r *http.Request, parameters []parameter, language string) (*asked, error) {
	a := &asked{values: map[string]string{}, page: 1, per: perPage, language: language}
	q := r.URL.Query()
	for name, values := range q {
		i := slices.IndexFunc(parameters, func(p parameter) bool { return p.name == name })
		switch {
		case name == "lang":
			continue
		case i < 0:
			return nil, badRequest("unknown parameter: " + cut(name))
		case len(values) > 1 && !parameters[i].many:
			return nil, badRequest("given twice: " + name)
		}
		v := strings.TrimSpace(strings.Join(values, ","))
		if len(v) > limits.ServeAsked && !parameters[i].many {
			return nil, badRequest("too long: " + name)
		}
		if v == "" {
			continue
		}
		if !parameters[i].takes(v) {
			return nil, badRequest(name + ": " + cut(v))
		}
		a.values[name] = v
	}
	if n := a.number("page"); n > 0 {
		a.page = n
	}
	if n := a.number("per_page"); n > 0 {
		a.per = n
	}
	if a.page > math.MaxInt32/limits.ServePage {
		return nil, badRequest("page")
	}
	return a, nil
}

// perPage is how many lines a page has where nobody says it.
const perPage = 50

// cut shortens what is said back to who asked.
func cut(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// parameter is one of a request.
type parameter struct {
	name, about string
	inPath      bool
	enum        []string
	pattern     *regexp.Regexp
	number      bool
	most        int // of a number
	many        bool
	required    bool
}

// takes reports whether a parameter may have a value.
func (p *parameter) takes(v string) bool {
	switch {
	case p.number:
		n, err := strconv.Atoi(v)
		return err == nil && n >= 1 && (p.most == 0 || n <= p.most)
	case len(p.enum) > 0:
		return slices.Contains(p.enum, v)
	case p.pattern != nil:
		return p.pattern.MatchString(v)
	}
	return true
}

var (
	amountPattern = regexp.MustCompile(`^-?\d{1,18}(\.\d{1,6})?$`)
	yearsPattern  = regexp.MustCompile(`^(\d{4}([-–~](\d{4})?)?|[-–~]\d{4})$`)
	truth         = []string{"true", "false", "1", "0", "on"}
	proofs        = []string{string(document.Verified), string(document.Unchecked), string(document.Doubtful)}
)

var (
	filters = []parameter{
		{name: "place", about: "a part of the name of a province, city or county, or the beginning of its code"},
		{name: "department", about: "a part of the name"},
		{name: "ids", about: "department_id, parted by commas", many: true},
		{name: "kind", about: "kind of paper", enum: schema.Kinds},
		{name: "years", about: "2026, 2024-2026, 2024- or -2026", pattern: yearsPattern},
	}
	paging = []parameter{
		{name: "page", about: "page of the list, from 1", number: true},
		{name: "per_page", about: "lines of a page", number: true, most: limits.ServePage},
	}
	ofDocument = parameter{name: "id", about: "document_id", inPath: true, required: true}
)

func with(lists ...[]parameter) []parameter { return slices.Concat(lists...) }

var searching = with([]parameter{
	{name: "q", about: "words, parted by white space; all must be there"},
	{name: "in", about: "kind of place", enum: catalogue.MentionKinds},
	{name: "table", about: "id of the table"},
	{name: "proof", about: "of the amount", enum: proofs},
	{name: "least", about: "the least amount in yuan", pattern: amountPattern},
	{name: "most", about: "the largest amount in yuan", pattern: amountPattern},
}, filters, paging)

var comparing = with([]parameter{
	{name: "measure", about: "what is compared; expenditure.total without"},
	{name: "code", about: "class, of a measure of classes"},
	{name: "all", about: "take in units that are inside of departments that are present", enum: truth},
	{name: "per", about: "staff: by head of staff, where that is printed", enum: []string{"staff"}},
}, filters, paging)

var reviewing = with([]parameter{
	{name: "reason", about: "kind of what is to be looked at", enum: catalogue.ReviewKinds},
	{name: "document", about: "document_id"},
}, filters, paging)

func outsidePath(list []parameter) []parameter {
	return slices.DeleteFunc(slices.Clone(list), func(p parameter) bool { return p.inPath })
}

func required(r *http.Request, list []parameter) error {
	for _, p := range list {
		v := r.URL.Query().Get(p.name)
		if p.inPath {
			v = r.PathValue(p.name)
		}
		if p.required && v == "" || p.inPath && !p.takes(v) {
			return badRequest("missing or wrong: " + p.name)
		}
	}
	return nil
}

package serve

import (
	"context"
	"html/template"
	"net/http"
	"strings"

	"gongkai/internal/catalogue"
	"gongkai/normalize/document"
)

// hitGroup are the hits of one department.
type hitGroup struct {
	Department string
	Hits       []catalogue.Hit
}

type searchData struct {
	paged[catalogue.Hit]
	Groups []hitGroup
	Words  []string
	Tables []choice
}

func (s *Server) searchPage(ctx context.Context, _ *http.Request, a *asked, v *view) (any, error) {
	found, err := s.search(ctx, a)
	d := searchData{paged: found, Words: strings.Fields(a.text("q")), Tables: s.tablesOf(&document.Document{}, v.Lang)}
	at := map[string]int{}
	for _, h := range found.Items {
		i, there := at[h.Department]
		if !there {
			i = len(d.Groups)
			at[h.Department] = i
			d.Groups = append(d.Groups, hitGroup{Department: h.Department})
		}
		d.Groups[i].Hits = append(d.Groups[i].Hits, h)
	}
	return d, err
}

// Marked is a text with words in it lit up. Long texts are cut around the first.
func (v *view) Marked(s string, words []string) template.HTML {
	runes := []rune(s)
	if len(runes) > longestHit {
		from := 0
		for _, w := range words {
			if i := strings.Index(s, w); i >= 0 {
				from = max(0, len([]rune(s[:i]))-longestHit/3)
				break
			}
		}
		to := min(len(runes), from+longestHit)
		s = string(runes[from:to])
		if from > 0 {
			s = "…" + s
		}
		if to < len(runes) {
			s += "…"
		}
	}
	var b strings.Builder
	for len(s) > 0 {
		first, length := -1, 0
		for _, w := range words {
			if i := strings.Index(s, w); i >= 0 && (first < 0 || i < first) {
				first, length = i, len(w)
			}
		}
		if first < 0 {
			b.WriteString(template.HTMLEscapeString(s))
			break
		}
		b.WriteString(template.HTMLEscapeString(s[:first]) + "<mark>" + template.HTMLEscapeString(s[first:first+length]) +
			"</mark>")
		s = s[first+length:]
	}
	return template.HTML(b.String())
}

// longestHit is how many characters of a text a list shows.
const longestHit = 160

func (s *Server) search(ctx context.Context, a *asked) (paged[catalogue.Hit], error) {
	hits, more, err := s.catalogue.Find(ctx, catalogue.Query{Words: a.text("q"), In: a.text("in"),
		Table: a.text("table"),
		Proof: a.text("proof"), Least: a.text("least"), Most: a.text("most"), Filter: a.filter(), Offset: a.offset(),
		Limit: a.per})
	out := paged[catalogue.Hit]{Items: hits, Page: a.page, PerPage: a.per, More: more}
	if out.Items == nil {
		out.Items = []catalogue.Hit{}
	}
	return out, err
}

package serve

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strconv"

	"gongkai/internal/bulk/nights"
	"gongkai/internal/catalogue"
	"gongkai/internal/serve/chart"
)

// startData is what the first page shows.
type startData struct {
	*catalogue.Overview
	Recent  []recent
	Changes *nights.Changes
	Figure  template.HTML
}

// recent is a correction, the latest in front.
type recent struct {
	said
	Paper *catalogue.Paper
}

// mostRecent corrections stand on the first page.
const mostRecent = 6

func (s *Server) startPage(ctx context.Context, _ *http.Request, _ *asked, v *view) (any, error) {
	o, err := s.memory().Overview(ctx)
	if err != nil {
		return nil, err
	}
	d := startData{Overview: o}
	if d.Changes, err = nights.ReadChanges(s.Folder); err != nil {
		s.Log.Warn("changes", "error", err)
	}
	set := s.desk.set()
	for i := len(set) - 1; i >= 0 && len(d.Recent) < mostRecent; i-- {
		p, err := s.paperOf(ctx, set[i].SHA256)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue
		}
		for k := len(set[i].Entries) - 1; k >= 0 && len(d.Recent) < mostRecent; k-- {
			d.Recent = append(d.Recent, recent{s.said(set[i].Entries[k]), p})
		}
	}
	f := chart.Chart{Title: v.T("start.years"), Unit: v.T("unit.papers"), Width: 420, Counts: true,
		Series: []chart.Series{{}}}
	years := slices.Clone(o.Years)
	slices.Reverse(years)
	for _, y := range years {
		label := y.Key
		if label == "" {
			label = "?"
		}
		f.Labels = append(f.Labels, label)
		f.Series[0].Values = append(f.Series[0].Values, chart.Value{Number: float64(y.Count), Text: strconv.Itoa(y.Count),
			OK: true})
	}
	d.Figure = template.HTML(f.Columns())
	return d, nil
}

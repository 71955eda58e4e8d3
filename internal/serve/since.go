package serve

import (
	"slices"

	"gongkai/normalize/corrections"
)

// past is what was said of a document when it had a version.
type past struct {
	sha256, version string
	entries         []corrections.Entry
}

// mostPast is how many states are kept to tell what changed since.
const mostPast = 5000

// remember keeps what was said of a document at a version.
func (d *desk) remember(sum, version string, entries []corrections.Entry) {
	for i := range d.past {
		if d.past[i].sha256 == sum && d.past[i].version == version {
			return
		}
	}
	d.past = append(d.past, past{sum, version, slices.Clone(entries)})
	if len(d.past) > mostPast {
		d.past = slices.Delete(d.past, 0, len(d.past)-mostPast)
	}
}

// since gives what is said of a document otherwise than at a version; all that is said where that is not known.
func (d *desk) since(sum, version string, set corrections.Set) []said {
	var then []corrections.Entry
	for _, p := range d.past {
		if p.sha256 == sum && p.version == version {
			then = p.entries
		}
	}
	now := set.For(sum)
	out := []said{}
	for _, e := range now {
		if !slices.ContainsFunc(then, func(o corrections.Entry) bool { return same(&o, &e) }) {
			out = append(out, d.server.said(e))
		}
	}
	for _, o := range then {
		if !slices.ContainsFunc(now, func(e corrections.Entry) bool { return e.Address == o.Address }) {
			x := d.server.said(o)
			x.Undone = true
			out = append(out, x)
		}
	}
	return out
}

// same reports whether two entries say the same, wherever it is written.
func same(a, b *corrections.Entry) bool {
	if (a.Corrected == nil) != (b.Corrected == nil) || a.Corrected != nil && a.Corrected.String() != b.Corrected.String() {
		return false
	}
	return a.Address == b.Address && a.Says == b.Says && a.By == b.By && a.Why == b.Why
}

package pdf

import (
	"fmt"
	"math"

	"gongkai/extract/geometry"
	"gongkai/internal/limits"
)

// inherited is what a page takes over from the nodes above it (PDF 32000-1, 7.7.3.4).
type inherited struct {
	resources   Dict
	media, crop geometry.Rect // zero if none was given
	rotate      int
}

// findPages walks the page tree. If it leads to no page, all page objects of the file are taken in file order.
func (d *Document) findPages() {
	d.walk(d.Root()["Pages"], inherited{}, map[int]bool{}, 0)
	if len(d.pages) > 0 {
		return
	}
	d.notes.add(notePages, "no page in it")
	for _, number := range d.src.numbers() {
		node, _ := d.src.object(number).(Dict)
		if d.Name(node["Type"]) != "Page" {
			continue
		}
		// Attributes come from the parents, however many of them are left.
		chain := []Dict{node}
		for up := node; len(chain) < limits.TreeDepth; chain = append(chain, up) {
			if up, _ = d.Resolve(up["Parent"]).(Dict); up == nil {
				break
			}
		}
		var in inherited
		for i := len(chain) - 1; i >= 0; i-- {
			in = d.inherit(in, chain[i])
		}
		if !d.addPage(node, in) {
			return
		}
	}
}

// walk visits a node of the page tree. /Count is not trusted, and no node is visited twice; a page that is listed
// twice is shown twice.
func (d *Document) walk(o Object, in inherited, seen map[int]bool, depth int) bool {
	node, _ := d.Resolve(o).(Dict)
	if node == nil {
		d.notes.add(notePages, "missing node")
		return true
	}
	kids, isArray := d.Resolve(node["Kids"]).(Array)
	kind := d.Name(node["Type"])
	if !isArray || kind == "Page" {
		if kind != "Page" && node["Contents"] == nil && node["MediaBox"] == nil && node["Resources"] == nil {
			d.notes.add(notePages, "node that is no page")
			return true
		}
		return d.addPage(node, d.inherit(in, node))
	}
	if ref, ok := o.(Ref); ok {
		if seen[int(ref.Number)] {
			d.notes.add(notePages, "loop")
			return true
		}
		seen[int(ref.Number)] = true
	}
	if depth >= limits.TreeDepth {
		d.notes.add(notePages, "too deep")
		return true
	}
	in = d.inherit(in, node)
	for _, kid := range kids {
		if !d.walk(kid, in, seen, depth+1) {
			return false
		}
	}
	return true
}

func (d *Document) inherit(in inherited, node Dict) inherited {
	if r, ok := d.Resolve(node["Resources"]).(Dict); ok {
		in.resources = r
	}
	if r, ok := d.Number(node["Rotate"]); ok {
		quarter := int(math.Round(math.Mod(r, 360) / 90))
		in.rotate = (quarter + 4) % 4 * 90
	}
	if o := node["MediaBox"]; o != nil {
		d.box(o, &in.media)
	}
	if o := node["CropBox"]; o != nil {
		d.box(o, &in.crop)
	}
	return in
}

// box replaces a box if the new one can be one.
func (d *Document) box(o Object, b *geometry.Rect) {
	r, ok := d.Rect(o)
	if !ok || !usable(r) {
		d.notes.page = len(d.pages) + 1
		d.notes.add(noteBox, fmt.Sprintf("%v", r))
		d.notes.page = 0
		return
	}
	*b = r
}

// usable reports whether a page can have this size and place.
func usable(r geometry.Rect) bool {
	const far = 10 * limits.PageSide
	return r.Width() >= 1 && r.Height() >= 1 && r.Width() <= limits.PageSide && r.Height() <= limits.PageSide &&
		r.X0 >= -far && r.Y0 >= -far && r.X1 <= far && r.Y1 <= far
}

// addPage adds a leaf, and reports whether there may be more.
func (d *Document) addPage(node Dict, in inherited) bool {
	if len(d.pages) >= d.most {
		d.notes.add(noteLimit, "number of pages")
		return false
	}
	p := Page{Number: len(d.pages) + 1, Dict: node, Resources: in.resources, Rotate: in.rotate, UserUnit: 1}
	d.notes.page = p.Number
	if p.Box = in.media; p.Box == (geometry.Rect{}) {
		p.Box = geometry.Rect{X1: 595, Y1: 842}
		if in.crop != (geometry.Rect{}) {
			p.Box = in.crop
		}
		d.notes.add(noteBox, "no media box")
	}
	if in.crop != (geometry.Rect{}) {
		if both := in.crop.Intersect(p.Box); usable(both) {
			p.Box = both
		} else {
			d.notes.add(noteBox, "crop box outside the media box")
		}
	}
	if u, ok := d.Number(node["UserUnit"]); ok && u > 0 && u <= 1000 {
		p.UserUnit = u
	}
	d.notes.page = 0
	d.pages = append(d.pages, p)
	return true
}

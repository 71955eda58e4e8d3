package pdf

// layers says which optional content groups are off when the document opens, by object number.
type layers struct {
	allOff bool // all that are not in on
	on     map[int]bool
	off    map[int]bool
}

// LayerOff reports whether an optional content group, or the membership dictionary of several, is switched off when the
// document opens (PDF 32000-1, 8.11.2 and 8.11.4.3).
func (d *Document) LayerOff(group Ref) bool {
	if d.layers == nil {
		config := d.Dict(d.Dict(d.Root()["OCProperties"])["D"])
		d.layers = &layers{allOff: d.Name(config["BaseState"]) == "OFF",
			on: d.groups(config["ON"]), off: d.groups(config["OFF"])}
	}
	member := d.Dict(group)
	if d.Name(member["Type"]) != "OCMD" {
		return d.layers.isOff(group)
	}
	var all Array
	if ref, ok := member["OCGs"].(Ref); ok && d.Array(ref) == nil {
		all = Array{ref}
	} else {
		all = d.Array(member["OCGs"])
	}
	on, off := 0, 0
	for _, o := range all {
		if ref, ok := o.(Ref); ok && d.layers.isOff(ref) {
			off++
		} else if ok && d.Dict(ref) != nil {
			on++
		}
	}
	if on+off == 0 {
		return false
	}
	switch d.Name(member["P"]) {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return on > 0
	}
	return on == 0 // AnyOn
}

func (l *layers) isOff(group Ref) bool {
	n := int(group.Number)
	return l.off[n] || l.allOff && !l.on[n]
}

func (d *Document) groups(o Object) map[int]bool {
	numbers := map[int]bool{}
	for _, g := range d.Array(o) {
		if ref, ok := g.(Ref); ok {
			numbers[int(ref.Number)] = true
		}
	}
	return numbers
}

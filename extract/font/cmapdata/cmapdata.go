// Package cmapdata holds the predefined CMaps of PDF (PDF 32000-1, 9.7.5.2) for Chinese and Japanese, and for the
// character collections Adobe-GB1, Adobe-CNS1 and Adobe-Japan1 the text of each CID. The data are Adobe's; see
// NOTICE.txt.
//
// The file cmaps.bin is made by gen/main.go: a count; for each CMap its name and the length of its data; the data, each
// deflated by itself, so that a document pays only for the CMaps it names.
package cmapdata

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"

	"gongkai/extract/font/cmap"
)

//go:embed cmaps.bin
var packed []byte

// entry is one CMap of cmaps.bin, unpacked when it is first asked for.
type entry struct {
	name   string
	data   []byte
	unpack sync.Once
	cmap   *cmap.CMap
	texts  *cmap.ToUnicode
}

var entries = sync.OnceValue(func() map[string]*entry {
	b := packed
	number := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	all := make([]entry, number())
	index := make(map[string]*entry, len(all))
	sizes := make([]int, len(all))
	for i := range all {
		n := number()
		all[i].name = string(b[:n])
		b = b[n:]
		sizes[i] = number()
	}
	for i := range all {
		all[i].data = b[:sizes[i]]
		b = b[sizes[i]:]
		index[all[i].name] = &all[i]
	}
	return index
})

func (e *entry) load() {
	e.unpack.Do(func() {
		raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(e.data)))
		if err != nil {
			panic("cmapdata: " + e.name + ": " + err.Error()) // the program itself is damaged
		}
		p, err := cmap.Unpack(raw)
		if err != nil {
			panic("cmapdata: " + e.name + ": " + err.Error())
		}
		if cmap.UCS2Collection(e.name) != "" {
			e.texts = p.ToUnicode()
			return
		}
		var base *cmap.CMap
		if p.Base != "" {
			base = Get(p.Base)
		}
		e.cmap = p.CMap(e.name, base)
	})
}

// Get gives a predefined CMap by its name, or nil. It may be called from several goroutines.
func Get(name string) *cmap.CMap {
	switch name {
	case "Identity-H":
		return identityH
	case "Identity-V":
		return identityV
	}
	e := entries()[name]
	if e == nil {
		return nil
	}
	e.load()
	return e.cmap
}

var identityH, identityV = cmap.Identity(false), cmap.Identity(true)

// Collection gives the text of the CIDs of Adobe-GB1, Adobe-CNS1 or Adobe-Japan1 by the second half of that name, or
// nil.
func Collection(ordering string) *cmap.ToUnicode {
	e := entries()["Adobe-"+ordering+"-UCS2"]
	if e == nil {
		return nil
	}
	e.load()
	return e.texts
}

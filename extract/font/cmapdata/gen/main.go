//go:build ignore

// Command gen packs Adobe's CMap resources into cmaps.bin. Its argument is a folder that holds the folders Adobe-GB1,
// Adobe-CNS1 and Adobe-Japan1 with the CMap files of cmap-resources and the Adobe-…-UCS2 files of mapping-resources-pdf
// (Debian's package poppler-data has them under /usr/share/poppler/cMap):
//
//	go run extract/font/cmapdata/gen/main.go /usr/share/poppler/cMap extract/font/cmapdata/cmaps.bin
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/extract/font/cmap"
)

// names are the CMaps of PDF 32000-1, Table 118, their UTF-8 and UTF-32 forms, and the few others that producers use.
// Those not listed here are of writing systems before Unicode that no PDF producer is known to use.
var names = map[string]string{
	"GB1": "GB-EUC GB GBpc-EUC GBK-EUC GBKp-EUC GBK2K GBT-EUC UniGB-UCS2 UniGB-UTF32 UniGB-UTF16 UniGB-UTF8",
	"CNS1": "B5pc B5 HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC CNS1 CNS2 HKdla-B5 HKgccs-B5 " +
		"UniCNS-UCS2 UniCNS-UTF32 UniCNS-UTF16 UniCNS-UTF8",
	"Japan1": "83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ RKSJ UniJIS-UCS2 UniJIS-UCS2-HW " +
		"UniJIS-UTF32 UniJIS-UTF16 UniJIS-UTF8 UniJIS2004-UTF32 UniJIS2004-UTF16 UniJIS2004-UTF8",
}

type entry struct {
	name string
	data []byte
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: gen FOLDER OUTPUT")
	}
	var entries []entry
	for _, ordering := range []string{"GB1", "CNS1", "Japan1"} {
		entries = append(entries, collection(filepath.Join(os.Args[1], "Adobe-"+ordering), ordering)...)
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	out := binary.AppendUvarint(nil, uint64(len(entries)))
	for _, e := range entries {
		out = append(binary.AppendUvarint(out, uint64(len(e.name))), e.name...)
		out = binary.AppendUvarint(out, uint64(len(e.data)))
	}
	for _, e := range entries {
		out = append(out, e.data...)
	}
	if err := os.WriteFile(os.Args[2], out, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(entries), "CMaps,", len(out), "bytes")
}

func collection(folder, ordering string) []entry {
	parsed := map[string]*cmap.CMap{}
	var load func(name string) *cmap.CMap
	load = func(name string) *cmap.CMap {
		if m := parsed[name]; m != nil {
			return m
		}
		b, err := os.ReadFile(filepath.Join(folder, name))
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil {
			log.Fatal(err)
		}
		m := cmap.Parse(b, load)
		m.Codes = codes(name)
		parsed[name] = m
		return m
	}
	var entries []entry
	for _, stem := range strings.Fields(names[ordering]) {
		for _, mode := range []string{"-H", "-V"} {
			m := load(stem + mode)
			if m == nil {
				continue // 83pv-RKSJ has no vertical form
			}
			entries = append(entries, pack(stem+mode, packed(stem+mode, m, load)))
		}
	}
	entries = append(entries, pack("Adobe-"+ordering+"-UCS2", texts(folder, ordering, load)))
	if ordering == "Japan1" { // the only two without a stem
		entries = append(entries, pack("H", load("H").Pack()), pack("V", load("V").Pack()))
	}
	return entries
}

// packed gives what to store: for UTF-8 and UTF-16 only the name of the CMap of UTF-32, after a check that it says the
// same.
func packed(name string, m *cmap.CMap, load func(string) *cmap.CMap) *cmap.Packed {
	p := m.Pack()
	form := "UTF16"
	if m.Codes == cmap.UTF8 {
		form = "UTF8"
	}
	if !strings.Contains(name, form) {
		return p
	}
	of := strings.Replace(name, form, "UTF32", 1)
	recoded := load(of).Recoded(name, m.Codes)
	for r := rune(0); r <= 0x10FFFF; r++ {
		code, n := encode(r, m.Codes)
		a, okA := m.CID(code, n)
		b, okB := recoded.CID(code, n)
		if a != b || okA != okB {
			log.Fatalf("%s: U+%04X is CID %d, in %s %d", name, r, a, of, b)
		}
	}
	return &cmap.Packed{Ordering: p.Ordering, Vertical: p.Vertical, Codes: m.Codes, Base: of}
}

func encode(r rune, form cmap.Codes) (code uint32, n int) {
	if form == cmap.UTF16 {
		if r < 0x10000 {
			return uint32(r), 2
		}
		r -= 0x10000
		return uint32(0xD800+r>>10)<<16 | uint32(0xDC00+r&0x3FF), 4
	}
	b := []byte(string(r))
	for _, c := range b {
		code = code<<8 | uint32(c)
	}
	return code, len(b)
}

func codes(name string) cmap.Codes {
	switch {
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		return cmap.UTF16
	case strings.Contains(name, "UTF8"):
		return cmap.UTF8
	case strings.Contains(name, "UTF32"):
		return cmap.UTF32
	case strings.HasPrefix(name, "GB-EUC"), strings.HasPrefix(name, "GBK"):
		return cmap.GB18030
	}
	return cmap.Opaque
}

// texts gives the text of each CID. Adobe's table for copying text is right where it is not overruled here: where it
// names a radical or a compatibility form and Adobe's Unicode CMap also maps a plain character to the CID, that one is
// taken.
func texts(folder, ordering string, load func(string) *cmap.CMap) *cmap.Packed {
	b, err := os.ReadFile(filepath.Join(folder, "Adobe-"+ordering+"-UCS2"))
	if err != nil {
		log.Fatal(err)
	}
	table := cmap.ParseToUnicode(b)
	text := map[uint32]string{}
	for cid := range uint32(1 << 16) {
		if s, ok := table.Lookup(cid, 2); ok {
			text[cid] = strings.Map(plain, s)
		}
	}
	unicode := map[string]string{"GB1": "UniGB-UTF32-H", "CNS1": "UniCNS-UTF32-H", "Japan1": "UniJIS-UTF32-H"}
	m := load(unicode[ordering])
	changed, added := 0, 0
	for r := rune(0x20); r <= 0x10FFFF; r++ {
		cid, ok := m.CID(uint32(r), 4)
		if !ok || cid == 0 {
			continue
		}
		now := []rune(text[cid])
		if len(now) == 0 {
			text[cid] = string(r)
			added++
		} else if len(now) == 1 && now[0] != r && cmap.Rank(r) < cmap.Rank(now[0]) && overrules(now[0]) {
			fmt.Printf("%s CID %d: U+%04X %c becomes U+%04X %c\n", ordering, cid, now[0], now[0], r, r)
			text[cid] = string(r)
			changed++
		}
	}
	fmt.Println(ordering, len(text), "CIDs with text,", changed, "changed,", added, "added")
	return cmap.PackTexts(ordering, text)
}

// plain makes of a character what plain text has in its place: nothing for variation selectors, which tell forms of one
// ideograph apart; a space for the half-width space; the upright mark for its vertical form.
func plain(r rune) rune {
	switch {
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
		return -1
	case r == 0x2002:
		return ' '
	case r >= 0xFE10 && r <= 0xFE19:
		return []rune("，、。：；！？〖〗…")[r-0xFE10]
	case r >= 0xFE31 && r <= 0xFE44:
		return []rune("—–＿﹏（）｛｝〔〕【】《》〈〉「」『』")[r-0xFE31]
	case r == 0xFE47:
		return '［'
	case r == 0xFE48:
		return '］'
	}
	return r
}

// overrules reports whether a character of Adobe's table gives way to a plainer one: radicals, compatibility ideographs
// and private use do, spaces and forms of their own width do not.
func overrules(r rune) bool { return cmap.Rank(r) >= 6 }

func pack(name string, p *cmap.Packed) entry {
	raw := p.Append(nil)
	again, err := cmap.Unpack(raw)
	if err != nil || !bytes.Equal(again.Append(nil), raw) {
		log.Fatalf("%s does not survive packing: %v", name, err)
	}
	var z bytes.Buffer
	w, _ := flate.NewWriter(&z, flate.BestCompression)
	w.Write(raw)
	w.Close()
	return entry{name, z.Bytes()}
}

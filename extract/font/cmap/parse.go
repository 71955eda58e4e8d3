package cmap

import (
	"gongkai/extract/pdf/syntax"
	"gongkai/internal/limits"
	"strings"
)

// program is a CMap read from its text: both kinds, before their mappings are sorted.
type program struct {
	m      CMap
	use    string // the CMap named before usecmap
	ranges []Space
	cids   [4][]Range
	bf     [4][]Range // values as in ToUnicode
	count  int
	texts  []string
}

// Parse reads a CMap that maps codes to CIDs. use finds the CMap that a usecmap operator names and may be nil, or
// return nil.
func Parse(b []byte, use func(name string) *CMap) *CMap {
	p := read(b)
	var base *CMap
	if p.use != "" && use != nil {
		base = use(p.use)
	}
	return p.cmap(base)
}

// ParseOn is Parse for a CMap stream whose dictionary names its base in /UseCMap; base wins over a usecmap operator.
func ParseOn(b []byte, base *CMap) *CMap { return read(b).cmap(base) }

func (p *program) cmap(base *CMap) *CMap {
	if base != nil && base.depth() >= limits.CMapBases-1 {
		base = nil
	}
	var sorted [4]Ranges
	for i := range p.cids {
		sorted[i] = Sort(p.cids[i])
	}
	if base != nil && p.m.Ordering == "" {
		p.m.Ordering = base.Ordering
	}
	return New(p.m, p.ranges, sorted, base)
}

func (m *CMap) depth() int {
	n := 0
	for m != nil && n < limits.CMapBases {
		m, n = m.base, n+1
	}
	return n
}

// read goes through the text once. Operands are collected until an operator says what they are.
func read(b []byte) *program {
	p := &program{}
	l := syntax.Lexer{Data: b[:min(len(b), limits.CMapBytes)]}
	var operands []syntax.Token
	for {
		t := l.Next()
		if t.Kind == syntax.End {
			return p
		}
		if t.Kind != syntax.Word || t.Is("[") || t.Is("]") {
			if len(operands) < limits.CMapOperands {
				operands = append(operands, t)
			}
			continue
		}
		p.do(string(t.Bytes), operands)
		operands = operands[:0]
	}
}

func (p *program) do(op string, args []syntax.Token) {
	switch op {
	case "usecmap":
		if n := len(args); n > 0 && args[n-1].Kind == syntax.Name {
			p.use = string(args[n-1].Bytes)
		}
	case "def":
		p.define(args)
	case "endcodespacerange":
		for len(args) >= 2 {
			lo, n, ok := code(args[0])
			hi, m, ok2 := code(args[1])
			if ok && ok2 && n == m && len(p.ranges) < limits.CodeSpaces {
				p.ranges = append(p.ranges, Space{n, lo, hi})
			}
			args = args[2:]
		}
	case "endcidchar":
		for ; len(args) >= 2; args = args[2:] {
			p.cid(args[0], args[0], args[1])
		}
	case "endcidrange":
		for ; len(args) >= 3; args = args[3:] {
			p.cid(args[0], args[1], args[2])
		}
	case "endbfchar":
		for ; len(args) >= 2; args = args[2:] {
			p.bfChar(args[0], args[1])
		}
	case "endbfrange":
		for len(args) >= 3 {
			args = args[p.bfRange(args):]
		}
	}
}

// define takes in the few keys that matter: /WMode 1 def, /Ordering (GB1) def, /CMapName /GBK-EUC-H def.
func (p *program) define(args []syntax.Token) {
	if len(args) < 2 || args[len(args)-2].Kind != syntax.Name {
		return
	}
	value := args[len(args)-1]
	switch string(args[len(args)-2].Bytes) {
	case "WMode":
		p.m.Vertical = value.Num == 1
	case "Ordering":
		if value.Kind == syntax.String {
			p.m.Ordering = strings.Clone(string(value.Bytes))
		}
	case "CMapName":
		p.m.Name = string(value.Bytes)
	}
}

func (p *program) cid(first, last, cid syntax.Token) {
	lo, n, ok := code(first)
	hi, m, ok2 := code(last)
	if ok && ok2 && n == m && lo <= hi && cid.Kind == syntax.Number && cid.Num >= 0 && cid.Num <= 0xFFFF && p.room() {
		p.cids[n-1] = append(p.cids[n-1], Range{lo, hi, uint32(cid.Num)})
	}
}

// room reports whether one more mapping may be kept, and counts it.
func (p *program) room() bool {
	p.count++
	return p.count <= limits.CMapRanges
}

// code gives the value and length of a character code.
func code(t syntax.Token) (value uint32, n int, ok bool) {
	if t.Kind != syntax.String || len(t.Bytes) < 1 || len(t.Bytes) > 4 {
		return 0, 0, false
	}
	for _, c := range t.Bytes {
		value = value<<8 | uint32(c)
	}
	return value, len(t.Bytes), true
}

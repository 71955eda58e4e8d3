package inflate

import (
	"math/bits"
	"sync"
)

const (
	longest   = 15 // bits of a code
	direct    = 10 // bits that are looked up in one go
	literals  = 286
	distances = 30
)

// code is a Huffman code, given by the lengths of its words (RFC 1951, 3.2.2).
type code struct {
	table   [1 << direct]uint16 // by the next bits: symbol times 16, and the length of its word; 0 for longer ones
	counts  [longest + 1]uint16 // of words, by length
	symbols [literals + 2]uint16
	lengths [literals + 2]uint8 // of words, by symbol
}

// init makes the code and reports whether there is one of these lengths. One of no word, or of a single one, is fine:
// they stand where nothing is copied, or from one distance.
func (c *code) init(lengths []uint8) bool {
	c.counts = [longest + 1]uint16{}
	for _, l := range lengths {
		c.counts[l]++
	}
	c.counts[0] = 0
	var next, place [longest + 2]int
	value, most := 0, 0
	for l := 1; l <= longest; l++ {
		value <<= 1
		next[l], place[l+1] = value, place[l]+int(c.counts[l])
		value += int(c.counts[l])
		if c.counts[l] > 0 {
			most = l
			if value > 1<<l {
				return false
			}
		}
	}
	if whole := value >> (longest - most); most > 0 && whole != 1<<most && (whole != 1 || most != 1) {
		return false
	}
	c.table = [1 << direct]uint16{}
	c.lengths = [literals + 2]uint8{}
	copy(c.lengths[:], lengths)
	for symbol, l := range lengths {
		if l == 0 {
			continue
		}
		c.symbols[place[l]] = uint16(symbol)
		place[l]++
		if l <= direct {
			for i := int(bits.Reverse16(uint16(next[l])) >> (16 - l)); i < len(c.table); i += 1 << l {
				c.table[i] = uint16(symbol)<<4 | uint16(l)
			}
		}
		next[l]++
	}
	return true
}

// find gives the symbol of the word that the bits begin with, and its length; -1 where there is none.
func (c *code) find(b uint64) (symbol, length int) {
	if e := c.table[b&(1<<direct-1)]; e != 0 {
		return int(e >> 4), int(e & 15)
	}
	value, first, place := 0, 0, 0
	for l := 1; l <= longest; l++ {
		value |= int(b & 1)
		b >>= 1
		n := int(c.counts[l])
		if value-first < n {
			return int(c.symbols[place+value-first]), l
		}
		first, place, value = (first+n)<<1, place+n, value<<1
	}
	return -1, 0
}

// fixed are the codes of blocks that bring none of their own (3.2.6).
var fixed = sync.OnceValue(func() *[2]code {
	var lengths [literals + 2]uint8
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		default:
			lengths[i] = 8
		}
	}
	var codes [2]code
	codes[0].init(lengths[:])
	for i := range 32 {
		lengths[i] = 5
	}
	codes[1].init(lengths[:32])
	return &codes
})

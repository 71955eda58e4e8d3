// Package inflate undoes deflate (RFC 1951) for data that is in memory as a whole, and whose result is wanted so. It
// needs no window of its own, as the result is one, and stops where enough is inflated: of a font only the first
// kilobyte is looked at. That makes it about twice as fast as readers of streams are.
package inflate

import (
	"encoding/binary"
	"slices"
)

// Outcome says how inflating went.
type Outcome uint8

const (
	Whole   Outcome = iota
	Damaged         // malformed or cut short; what was inflated before is given
	Cut             // there is more than was wanted
)

// Decoder inflates. It keeps the memory of its codes for the next time.
type Decoder struct {
	codes   [2]code // of literals and lengths, of distances
	lengths code
}

// Append inflates into the memory of out, whose length is 0, as many bytes as are wanted and there are. rest is what
// follows the deflated data.
func (d *Decoder) Append(out, data []byte, wanted int) (_, rest []byte, _ Outcome) {
	r := reader{data: data}
	outcome := Whole
	for final := false; !final && outcome == Whole; {
		r.fill()
		final = r.bits&1 == 1
		kind := r.bits >> 1 & 3
		if r.skip(3); r.count < 0 {
			outcome = Damaged
			break
		}
		switch kind {
		case 0:
			out, outcome = r.stored(out, wanted)
		case 1:
			codes := fixed()
			out, outcome = r.block(out, &codes[0], &codes[1], wanted)
		case 2:
			if outcome = Damaged; d.read(&r) {
				out, outcome = r.block(out, &d.codes[0], &d.codes[1], wanted)
			}
		default:
			outcome = Damaged
		}
	}
	if len(out) > wanted {
		out, outcome = out[:wanted], Cut
	}
	return out, data[r.pos-max(0, r.count)/8:], outcome
}

// reader takes bits off the data, the lowest first.
type reader struct {
	data  []byte
	pos   int
	bits  uint64
	count int // of bits that are known; below 0 when more were taken than there are
}

// fill makes 56 bits known, or all that there are.
func (r *reader) fill() {
	if r.pos+8 <= len(r.data) {
		r.bits |= binary.LittleEndian.Uint64(r.data[r.pos:]) << r.count
		r.pos += (63 - r.count) >> 3
		r.count |= 56
		return
	}
	for r.count <= 56 && r.pos < len(r.data) {
		r.bits |= uint64(r.data[r.pos]) << r.count
		r.pos++
		r.count += 8
	}
}

func (r *reader) skip(n int) {
	r.bits >>= n
	r.count -= n
}

// take gives a number of so many bits.
func (r *reader) take(n int) int {
	r.fill()
	v := int(r.bits & (1<<n - 1))
	r.skip(n)
	return v
}

// stored copies a block that is not compressed (3.2.4).
func (r *reader) stored(out []byte, wanted int) ([]byte, Outcome) {
	r.pos -= r.count / 8
	r.bits, r.count = 0, 0
	if r.pos+4 > len(r.data) {
		r.pos = len(r.data)
		return out, Damaged
	}
	size := int(binary.LittleEndian.Uint16(r.data[r.pos:]))
	if size^0xFFFF != int(binary.LittleEndian.Uint16(r.data[r.pos+2:])) {
		return out, Damaged
	}
	r.pos += 4
	n := min(size, len(r.data)-r.pos, wanted+1-len(out))
	out = append(out, r.data[r.pos:r.pos+n]...)
	if r.pos += n; n < size {
		return out, Damaged // or more than is wanted, as its length says
	}
	return out, Whole
}

// order is that of the lengths of the code that the codes of a block are written in.
var order = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// read reads the codes of a block (3.2.7), and reports whether they are such.
func (d *Decoder) read(r *reader) bool {
	n, m, k := r.take(5)+257, r.take(5)+1, r.take(4)+4
	if r.count < 0 || n > literals || m > distances {
		return false
	}
	var lengths [literals + distances]uint8
	for _, i := range order[:k] {
		lengths[i] = uint8(r.take(3))
	}
	if r.count < 0 || !d.lengths.init(lengths[:len(order)]) {
		return false
	}
	lengths = [literals + distances]uint8{}
	for i := 0; i < n+m; {
		r.fill()
		symbol, size := d.lengths.find(r.bits)
		if r.skip(size); symbol < 0 || r.count < 0 {
			return false
		}
		var again uint8
		times := 1
		switch symbol {
		case 16:
			if i == 0 {
				return false
			}
			again, times = lengths[i-1], 3+r.take(2)
		case 17:
			times = 3 + r.take(3)
		case 18:
			times = 11 + r.take(7)
		default:
			again = uint8(symbol)
		}
		if r.count < 0 || i+times > n+m {
			return false
		}
		for range times {
			lengths[i] = again
			i++
		}
	}
	return d.codes[0].init(lengths[:n]) && d.codes[1].init(lengths[n:n+m])
}

// end is the symbol of the end of a block.
const end = 256

// most is the length of the longest match.
const most = 258

// Symbols of lengths from 257 on and of distances: where their range begins, and how many bits follow (3.2.5).
var (
	lengthFrom = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
		163, 195, 227, 258}
	lengthBits   = [29]uint8{8: 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distanceFrom = [distances]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025,
		1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distanceBits = [distances]uint8{4: 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12,
		13, 13}
)

// block inflates a compressed block. All that a symbol of a length takes, 48 bits, is there after the reader is filled.
func (r *reader) block(out []byte, symbols, distant *code, wanted int) ([]byte, Outcome) {
	room, at := out[:min(cap(out), wanted+1+most)], len(out)
	least := int(symbols.lengths[end]) // that many bits are still to come, at the end of a block at least
	for {
		if at+most > len(room) {
			if at > wanted {
				return room[:at], Cut
			}
			size := min(max(2*at, 64<<10), wanted+1) + most
			room = slices.Grow(room[:at], size-at)[:size]
		}
		if r.count < 48 {
			if r.fill(); r.count < least {
				return room[:at], Damaged
			}
		}
		symbol, size := symbols.find(r.bits)
		if r.skip(size); symbol < 0 || r.count < 0 {
			return room[:at], Damaged
		}
		if symbol < 256 {
			room[at] = byte(symbol)
			at++
			continue
		}
		if symbol -= end + 1; symbol < 0 {
			return room[:at], Whole
		}
		if symbol >= len(lengthFrom) {
			return room[:at], Damaged
		}
		extra := int(lengthBits[symbol])
		length := int(lengthFrom[symbol]) + int(r.bits&(1<<extra-1))
		r.skip(extra)
		if symbol, size = distant.find(r.bits); symbol < 0 || symbol >= distances {
			return room[:at], Damaged
		}
		r.skip(size)
		extra = int(distanceBits[symbol])
		distance := int(distanceFrom[symbol]) + int(r.bits&(1<<extra-1))
		if r.skip(extra); r.count < 0 || distance > at {
			return room[:at], Damaged
		}
		if from := at - distance; distance >= length {
			copy(room[at:at+length], room[from:from+length])
		} else {
			for i := range length { // what is copied is copied again
				room[at+i] = room[from+i]
			}
		}
		at += length
	}
}

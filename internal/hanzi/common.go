package hanzi

import (
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Common reports whether a character is an ideograph of everyday writing.
func Common(r rune) bool { return r >= 0 && r <= 0xFFFF && common()[r/64]&(1<<(r%64)) != 0 }

// common gives the ideographs of everyday writing: the first level of GB 2312, 3,755 by pronunciation, and that of
// Big5, 5,401 by strokes. A Chinese text consists of them but for one in fifty; of all ideographs they are a quarter.
var common = sync.OnceValue(func() *[1024]uint64 {
	set := &[1024]uint64{} // a bit for each code point of the first plane, which has them all
	add := func(from encoding.Encoding, firstLead, lastLead, firstTrail, lastTrail int) {
		var all []byte
		for lead := firstLead; lead <= lastLead; lead++ {
			for trail := firstTrail; trail <= lastTrail; trail++ {
				all = append(all, byte(lead), byte(trail))
			}
		}
		text, _ := from.NewDecoder().Bytes(all) // what is no character is U+FFFD
		for _, r := range string(text) {
			if r <= 0xFFFF {
				set[r/64] |= 1 << (r % 64)
			}
		}
	}
	add(simplifiedchinese.GBK, 0xB0, 0xD7, 0xA1, 0xFE)
	add(traditionalchinese.Big5, 0xA4, 0xC6, 0x40, 0x7E)
	add(traditionalchinese.Big5, 0xA4, 0xC6, 0xA1, 0xFE)
	return set
})

package input

import (
	"archive/zip"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// memberNames gives the names of the members of an archive, with forward slashes. Archives made on Chinese Windows have
// names in GBK and do not say so.
func memberNames(files []*zip.File) []string {
	out := make([]string, len(files))
	for i, z := range files {
		out[i] = strings.ReplaceAll(memberName(z), `\`, "/")
	}
	return out
}

func memberName(z *zip.File) string {
	const saysUTF8 = 0x800 // APPNOTE 4.4.4, bit 11
	switch name := unicodePath(z); {
	case name != "":
		return name
	case z.Flags&saysUTF8 != 0 && utf8.ValidString(z.Name), looksUTF8(z.Name):
		return z.Name
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(z.Name)
	if err != nil {
		return escaped(z.Name)
	}
	return name
}

// looksUTF8 tells UTF-8 that does not say so, as macOS writes it, from GBK. Chinese takes three bytes and more in
// UTF-8; two bytes that happen to be valid UTF-8, a Latin or Cyrillic letter, are a Chinese character in GBK.
func looksUTF8(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	for _, r := range name {
		if r >= 0x80 && r < 0x800 {
			return false
		}
	}
	return true
}

// unicodePath is the name in the Info-ZIP Unicode Path Extra Field (APPNOTE 4.6.9), when it belongs to the name beside
// it.
func unicodePath(z *zip.File) string {
	const id, fixed = 0x7075, 5
	for extra := z.Extra; len(extra) >= 4; {
		size := int(binary.LittleEndian.Uint16(extra[2:]))
		if 4+size > len(extra) {
			return ""
		}
		field := extra[4 : 4+size]
		if binary.LittleEndian.Uint16(extra) == id && size > fixed && field[0] == 1 {
			name := string(field[fixed:])
			if binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(z.Name)) && utf8.ValidString(name) {
				return name
			}
		}
		extra = extra[4+size:]
	}
	return ""
}

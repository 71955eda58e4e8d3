package program

import (
	"bytes"
	"gongkai/internal/limits"
	"strconv"
	"strings"
)

// Type1 is the built-in encoding of a Type 1 font program (Adobe Type 1 Font Format, 2.2).
type Type1 struct {
	Standard bool        // the encoding is StandardEncoding
	Custom   bool        // the encoding is that of Names, glyph names by code
	Names    [256]string //
}

// ParseType1 reads the clear text at the beginning of a font program; it gives nil when b is none.
func ParseType1(b []byte) *Type1 {
	b = b[:min(len(b), limits.Type1ClearText)]
	if len(b) > 6 && b[0] == 0x80 {
		b = b[6:] // header of a segment in the PFB format
	}
	if !bytes.HasPrefix(b, []byte("%!")) {
		return nil
	}
	if i := bytes.Index(b, []byte("eexec")); i >= 0 {
		b = b[:i]
	}
	f := &Type1{}
	i := bytes.Index(b, []byte("/Encoding"))
	if i < 0 {
		return f
	}
	words := strings.Fields(strings.ReplaceAll(string(b[i+len("/Encoding"):]), "/", " /"))
	if len(words) > 0 && words[0] == "StandardEncoding" {
		f.Standard = true
		return f
	}
	// dup 65 /A put … def
	for k := 0; k+3 < len(words); k++ {
		if words[k] == "dup" && strings.HasPrefix(words[k+2], "/") {
			if code, err := strconv.Atoi(words[k+1]); err == nil && code >= 0 && code < 256 {
				f.Names[code], f.Custom = words[k+2][1:], true
			}
			k += 2
		} else if words[k] == "def" || words[k] == "readonly" {
			break
		}
	}
	return f
}

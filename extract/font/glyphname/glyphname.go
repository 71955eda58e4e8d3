// Package glyphname turns glyph names into text by the rules of the Adobe Glyph List Specification, as PDF 32000-1,
// 9.10.2 asks for simple fonts. The list is Adobe's; see NOTICE.txt.
package glyphname

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed glyphlist.txt.gz
var packed []byte

var list = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 4400)
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("glyphname: " + err.Error()) // the program itself is damaged
	}
	for lines := bufio.NewScanner(z); lines.Scan(); {
		name, codes, ok := strings.Cut(lines.Text(), ";")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		var text []rune
		for _, c := range strings.Fields(codes) {
			if v, err := strconv.ParseUint(c, 16, 21); err == nil {
				text = append(text, rune(v))
			}
		}
		names[name] = string(text)
	}
	for name, text := range plain {
		names[name] = text
	}
	for c := 'A'; c <= 'Z'; c++ { // small capitals are letters, not private signs
		names[string(c)+"small"] = string(c)
	}
	for name, c := range map[string]string{"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
		"six": "6", "seven": "7", "eight": "8", "nine": "9", "dollar": "$", "ampersand": "&"} {
		for _, style := range []string{"oldstyle", "small"} {
			if _, ok := names[name+style]; ok {
				names[name+style] = c
			}
		}
	}
	return names
})

// plain overrules Adobe's private use characters where Unicode has the sign itself.
var plain = map[string]string{
	"copyrightserif": "©", "copyrightsans": "©", "registerserif": "®", "registersans": "®",
	"trademarkserif": "™", "trademarksans": "™",
	"nbspace": " ", "nonbreakingspace": " ", "sfthyphen": "-", "softhyphen": "-",
}

// maxName bounds the names looked at: ligatures of several uniXXXX parts are the longest honest ones.
const maxName = 128

// Text gives the text that a glyph name stands for, or "".
func Text(name string) string {
	if len(name) > maxName {
		return ""
	}
	name, _, _ = strings.Cut(name, ".") // a suffix tells variants apart: a.sc, one.oldstyle
	var text strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		text.WriteString(component(part))
	}
	return text.String()
}

// Dingbat is Text for the font ZapfDingbats, which has names of its own: a1 to a206.
func Dingbat(name string) string {
	if digits, ok := strings.CutPrefix(name, "a"); ok {
		if n, err := strconv.Atoi(digits); err == nil && n > 0 && n < len(dingbats) && dingbats[n] != ' ' {
			return string(dingbats[n])
		}
	}
	return Text(name)
}

func component(name string) string {
	if text, ok := list()[name]; ok {
		return text
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var text []rune
		for ; hex != ""; hex = hex[4:] {
			r, ok := scalar(hex[:4])
			if !ok {
				return ""
			}
			text = append(text, r)
		}
		return string(text)
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if r, ok := scalar(hex); ok {
			return string(r)
		}
	}
	return ""
}

// scalar reads a Unicode scalar value. The specification wants upper case; producers do not care.
func scalar(hex string) (rune, bool) {
	v, err := strconv.ParseUint(hex, 16, 24)
	r := rune(v)
	return r, err == nil && r != 0 && r != utf8.RuneError && utf8.ValidRune(r)
}

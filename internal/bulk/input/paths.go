package input

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// shown gives a path as the output writes it: with forward slashes, and as UTF-8. A name in another encoding is read as
// GBK where that is certain; else its bytes are percent escapes, so that names that differ stay different.
func shown(path string) string {
	path = filepath.ToSlash(path)
	if utf8.ValidString(path) {
		return path
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if utf8.ValidString(part) {
			continue
		}
		if name, ok := fromGBK(part); ok {
			parts[i] = name
		} else {
			parts[i] = escaped(part)
		}
	}
	return strings.Join(parts, "/")
}

// fromGBK reads a name as GBK. It is certain when it gives Chinese and ordinary characters alone and writes back as the
// same bytes.
func fromGBK(name string) (string, bool) {
	text, err := simplifiedchinese.GBK.NewDecoder().String(name)
	if err != nil || strings.ContainsFunc(text, unusual) {
		return "", false
	}
	back, err := simplifiedchinese.GBK.NewEncoder().String(text)
	return text, err == nil && back == name
}

// unusual characters do not stand in names of Chinese files. All that GBK has beyond its everyday part is rare there.
func unusual(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7f, r >= 0x3000 && r <= 0x3015, r >= 0xff01 && r <= 0xff5e: // ASCII, punctuation, full width
		return false
	case strings.ContainsRune("“”‘’…—·《》、。", r):
		return false
	}
	if !unicode.Is(unicode.Han, r) {
		return true
	}
	b, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	return err != nil || len(b) != 2 || b[0] < 0xb0 || b[1] < 0xa1 // outside of GB 2312
}

// escaped writes the bytes that are no UTF-8, and the percent sign, as percent escapes.
func escaped(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); {
		r, n := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError && n < 2 || r == '%' {
			fmt.Fprintf(&b, "%%%02X", name[i])
		} else {
			b.WriteString(name[i : i+n])
		}
		i += n
	}
	return b.String()
}

package hanzi

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key returns the form of s under which two spellings of the same text are equal. It is for matching only and never for
// output. On top of Fold, white space and invisible code points go, full-width ASCII becomes ASCII, Latin letters
// become lower case, and the many spellings of one sign become one:
//
//	brackets  （）﹙﹚ → ( )   【】〔〕［］〖〗 → [ ]
//	quotes    “”„‟‘’「」『』〝〞＂' → "
//	dashes    － — – − ‐ ― ─ → -
//	others    ：∶ → :   ， → ,   ； → ;   ／ → /   ≧ ⩾ → ≥   ≦ ⩽ → ≤   ・• → ·   ○ → 〇   戶黃靑 → 户黄青
//
// 、 。 《 》 ※ and circled digits stay. Key is idempotent and returns s itself when it is a key already.
func Key(s string) string {
	i := 0
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if asciiKey[c] != c {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 || keyRune(r) != r {
			break
		}
		i += size
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if k := keyRune(r); k >= 0 { // a byte that is not UTF-8 becomes U+FFFD, lest two of them meet and make a letter
			b.WriteRune(k)
		}
		i += size
	}
	return b.String()
}

// asciiKey maps an ASCII byte to its key; white space maps to 0xFF, which no byte of ASCII equals.
var asciiKey = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		t[c] = byte(c)
		switch {
		case c >= 'A' && c <= 'Z':
			t[c] += 'a' - 'A'
		case isSpace(rune(c)):
			t[c] = 0xFF
		case c == '\'' || c == '`':
			t[c] = '"'
		}
	}
	return t
}()

// keyRune maps one code point to its key, -1 for nothing.
func keyRune(r rune) rune {
	if r >= 0x4E00 && r <= 0x9FFF { // nearly every time
		switch r {
		case '戶': // what Unicode makes of the radicals ⼾ ⿈ ⾭ is not what is printed in simplified Chinese
			return '户'
		case '黃':
			return '黄'
		case '靑':
			return '青'
		}
		return r
	}
	if r >= utf8.RuneSelf {
		if f := foldRune(r); f != r {
			return keyRune(f)
		}
		if isSpace(r) || isInvisible(r) {
			return -1
		}
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		} else if k, ok := signs[r]; ok {
			r = k
		}
	}
	switch {
	case r >= utf8.RuneSelf:
		if unicode.Is(unicode.Latin, r) {
			return unicode.ToLower(r)
		}
		return r
	case asciiKey[r] == 0xFF:
		return -1
	}
	return rune(asciiKey[r])
}

// signs are the spellings of one sign, beyond full-width ASCII. The key is the spelling, the value what stands for all.
var signs = spellings(map[rune]string{
	'(':  "﹙︵⁽₍",
	')':  "﹚︶⁾₎",
	'[':  "【〔〖〘〚﹝︹︻︗⟦",
	']':  "】〕〗〙〛﹞︺︼︘⟧",
	'"':  "“”„‟‘’‚‛「」『』〝〞〟﹁﹂﹃﹄″′´｢｣",
	'-':  "—–−‐‑‒―─━﹣﹘⁃⸺⸻︱︲\u00AD",
	':':  "∶︰﹕︓ː",
	',':  "﹐︐",
	';':  "﹔︔",
	'.':  "﹒․",
	'!':  "﹗︕",
	'?':  "﹖︖",
	'/':  "∕⁄",
	'\\': "﹨",
	'%':  "﹪",
	'+':  "﹢",
	'<':  "﹤",
	'>':  "﹥",
	'=':  "﹦",
	'#':  "﹟",
	'&':  "﹠",
	'*':  "﹡∗",
	'@':  "﹫",
	'$':  "﹩",
	'{':  "﹛︷",
	'}':  "﹜︸",
	'~':  "〜∼",
	'≥':  "≧⩾",
	'≤':  "≦⩽",
	'·':  "•‧・･∙⋅",
	'¥':  "￥",
	'、':  "﹑︑､",
	'。':  "︒｡",
	'…':  "⋯︙",
	'《':  "︽",
	'》':  "︾",
	'〈':  "︿〈⟨",
	'〉':  "﹀〉⟩",
	'〇':  "○◯",
})

func spellings(of map[rune]string) map[rune]rune {
	m := map[rune]rune{}
	for sign, all := range of {
		for _, r := range all {
			m[r] = sign
		}
	}
	return m
}

package redact

import (
	"strings"
	"time"
	"unicode/utf8"

	"gongkai/internal/amount"
	"gongkai/internal/lazyregexp"
)

// What reads like personal data without a label. Separators are blanks, hyphens, points and strokes; an extension goes
// with its number.
const (
	between   = `[-_./ ]{0,3}`
	extension = `(?: ?(?:转|-|ext\.?|\*|#|/|\(转?) ?[0-9]{1,6}\)?)*`
)

var (
	// mobile numbers begin with 13 to 19 and have eleven digits, in groups as people write them.
	mobile = lazyregexp.New(`(?:\(?\+?(?:00)?86\)?` + between + `)?1[3-9][0-9](?:[0-9]{8}|` + between + `[0-9]{4}` +
		between + `[0-9]{4}|[0-9]` +
		between + `[0-9]{3}` + between + `[0-9]{4}|` + between + `[0-9]{3}` + between + `[0-9]{5}|` + between + `[0-9]{8})` +
		extension)
	// landline numbers have an area code (010, 02x, 03xx to 09xx) and seven or eight digits, which never begin with 0 or
	// 1.
	landline = lazyregexp.New(`(?:\(?\+?(?:00)?86\)?` + between + `\(?0?|\(?0)(?:10|2[0-9]|[3-9][0-9]{2})\)?` +
		between +
		`[2-9][0-9]{2,3}` + between + `[0-9]{4}` + extension)
	email    = lazyregexp.New(`[a-z0-9][a-z0-9._%+-]* ?@ ?[a-z0-9-]+(?:\.[a-z0-9-]+)+`)
	identity = lazyregexp.New(`[1-9][0-9]{5} ?-?(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9] ?-?[0-9]{3}[0-9x]`)
	// bankCard: cards of UnionPay begin with 62 and have 16 to 19 digits, those of the two big foreign ones 16.
	bankCard = lazyregexp.New(`(?:62[0-9]{2}|[45][0-9]{3})(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?`)
)

// Find gives what reads like a number or an address of a person in any text, as it is printed: for those who look
// whether any is left.
func Find(source string) []string {
	t := folded(source)
	var out []string
	for _, s := range (&redactor{}).patterns(t.canon) {
		out = append(out, t.printed(s))
	}
	return out
}

// patterns finds what reads like a number or an address of a person.
func (r *redactor) patterns(s string) []span {
	var out []span
	if strings.Contains(s, "@") {
		for _, m := range email.FindAllStringIndex(s, -1) {
			out = append(out, span{m[0], m[1]})
		}
	}
	if digitCount(s) < 10 { // fewer than any of these
		return out
	}
	for _, p := range []struct {
		re    *lazyregexp.Regexp
		valid func(digits string) bool
	}{{identity, bornThen}, {bankCard, validCard}, {mobile, nil}, {landline, nil}} {
		for at := 0; at < len(s); {
			m := p.re.FindStringIndex(s[at:])
			if m == nil {
				break
			}
			from, to := at+m[0], at+m[1]
			if !alone(s, from, to) || p.valid != nil && !p.valid(digitsAndX(s[from:to])) {
				_, size := utf8.DecodeRuneInString(s[from:])
				at = from + size
				for at < len(s) && s[at] >= '0' && s[at] <= '9' { // a match within the same digits is part of them
					at++
				}
				continue
			}
			out = append(out, span{from, to})
			at = to
		}
	}
	return out
}

// alone reports whether a number is no part of a longer one, of a decimal or of a code with letters.
func alone(s string, from, to int) bool {
	if from > 0 {
		c := s[from-1]
		if digit(c) || letter(c) || (c == '.' || c == ',') && from > 1 && digit(s[from-2]) {
			return false
		}
	}
	if to < len(s) {
		c := s[to]
		if digit(c) || letter(c) || (c == '.' || c == ',') && to+1 < len(s) && digit(s[to+1]) {
			return false
		}
	}
	return true
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool { return c >= 'a' && c <= 'z' }

func digitCount(s string) int {
	n := 0
	for i := range len(s) {
		if digit(s[i]) {
			n++
		}
	}
	return n
}

func digitsAndX(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == 'x' {
			return r
		}
		return -1
	}, s)
}

// bornThen checks the day of birth in the number of an identity card (GB 11643-1999). The check digit is not asked for:
// a number that was mistyped is still somebody's.
func bornThen(d string) bool {
	if len(d) != 18 {
		return false
	}
	born, err := time.Parse("20060102", d[6:14])
	return err == nil && born.Year() >= 1900
}

// validCard checks the length and the check digit (ISO/IEC 7812, Luhn).
func validCard(d string) bool {
	if len(d) < 16 || len(d) > 19 || len(d) != 16 && d[0] != '6' {
		return false
	}
	sum := 0
	for i := range len(d) {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// numberRun is digits with what may part the groups of one number.
var numberRun = lazyregexp.New(`[0-9](?:[-_ ()/.*#转]{0,3}[0-9])*`)

// group is a run of digits within a number.
var group = lazyregexp.New(`[0-9]+`)

// digitRuns gives the digits of the numbers in a value, in all forms that they may have elsewhere: whole, without the
// area code, without the extension.
func digitRuns(s string) []string {
	var out []string
	for _, run := range numberRun.FindAllString(s, -1) {
		groups := group.FindAllString(run, -1)
		out = append(out, strings.Join(groups, ""))
		for i := range groups { // a number is a run of its groups: 0991-234 5678-801 holds 2345678 and 09912345678
			whole := ""
			for _, g := range groups[i:] {
				if whole += g; len(whole) >= 7 {
					out = append(out, whole)
				}
			}
		}
		if d := out[len(out)-1]; len(groups) == 1 && strings.HasPrefix(d, "0") && len(d) >= 10 { // without the area code
			for _, area := range []int{3, 4} {
				if n := len(d) - area; n == 7 || n == 8 {
					out = append(out, d[area:])
				}
			}
		}
	}
	return out
}

// find gives all that is personal in a text.
func (r *redactor) find(t *text) []span {
	out := r.labelled(t)
	out = append(out, r.patterns(t.canon)...)
	if !amount.Like(t.source) || !strings.ContainsAny(t.canon, ".,") {
		out = append(out, r.known(t.canon)...)
	}
	for i := 0; len(r.names) > 0 && i < len(t.canon); {
		if end := r.names.longest(t.canon, i); end > 0 {
			out = append(out, span{i, end})
			i = end
			continue
		}
		_, size := utf8.DecodeRuneInString(t.canon[i:])
		i += size
	}
	return out
}

// known finds remembered numbers, whatever parts their digits.
func (r *redactor) known(s string) []span {
	if len(r.numbers) == 0 {
		return nil
	}
	var out []span
	for _, m := range numberRun.FindAllStringIndex(s, -1) {
		var digits []byte
		var at []int
		for i := m[0]; i < m[1]; i++ {
			if digit(s[i]) {
				digits, at = append(digits, s[i]), append(at, i)
			}
		}
		for i := 0; i < len(digits); i++ {
			longest := 0
			for n := range r.lengths {
				if n > longest && i+n <= len(digits) && r.numbers[string(digits[i:i+n])] {
					longest = n
				}
			}
			if longest > 0 && !withDecimals(s, at[i], at[i+longest-1]+1) {
				out = append(out, span{at[i], at[i+longest-1] + 1})
				i += longest - 1
			}
		}
	}
	return out
}

// withDecimals reports whether digits are those of an amount: a point and decimals follow, or separators of thousands
// stand in front.
func withDecimals(s string, from, to int) bool {
	return to+1 < len(s) && s[to] == '.' && digit(s[to+1]) || from > 1 && (s[from-1] == ',' || s[from-1] == '.') &&
		digit(s[from-2])
}

// findAcross finds names and numbers that a line, a cell or a page ends within: their parts stand in two texts that
// follow each other.
func (r *redactor) findAcross(all []textAt, folds []*text, cuts [][]span) {
	for i := 0; i+1 < len(all); i++ {
		a, b := folds[i], folds[i+1]
		if !all[i].printed || !all[i+1].printed || a.canon == "" || b.canon == "" || amount.Like(a.source) &&
			amount.Like(b.source) {
			continue
		}
		tail := max(0, len(a.canon)-acrossBytes)
		for tail < len(a.canon) && !utf8.RuneStart(a.canon[tail]) {
			tail++
		}
		head := min(len(b.canon), acrossBytes)
		for head < len(b.canon) && !utf8.RuneStart(b.canon[head]) {
			head++
		}
		seam := len(a.canon) - tail
		joined := a.canon[tail:] + b.canon[:head]
		whole := &text{canon: joined, source: joined}
		found := r.known(joined)
		for k := 0; k < seam; {
			if end := r.names.longest(joined, k); end > seam {
				found = append(found, span{k, end})
			}
			_, size := utf8.DecodeRuneInString(whole.canon[k:])
			k += size
		}
		for _, s := range found {
			if s.from < seam && s.to > seam {
				cuts[i] = append(cuts[i], span{tail + s.from, len(a.canon)})
				cuts[i+1] = append(cuts[i+1], span{0, s.to - seam})
			}
		}
	}
}

// acrossBytes is more than a name or a number has.
const acrossBytes = 64

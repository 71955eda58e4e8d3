// Package value reads what the cells of a budget document print: amounts, quantities with their units, and the
// targets of performance indicators. It keeps what is printed (scale, spelling) and invents nothing: what is not
// clearly a number is reported as not one.
package value

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Amount is an exact decimal number together with its printed scale: 240.00 stays 240.00 and 240 stays 240. The zero
// Amount is 0. Amounts must not be compared by ==; use Cmp, Equal or Same.
type Amount struct {
	small int64            // the digits with their sign, where they are few
	scale int32            // of small
	large *decimal.Decimal // nil while the digits are few
}

// few is above all numbers that are kept as an int64: those of up to 18 digits, so that two can be added.
const few = 1_000_000_000_000_000_000

// exactly keeps a decimal number: most sums of money have few digits, and need no memory of their own then.
func exactly(d decimal.Decimal) Amount {
	if d.Exponent() <= 0 && d.NumDigits() <= 18 {
		return Amount{small: d.CoefficientInt64(), scale: -d.Exponent()}
	}
	return Amount{large: &d}
}

// maxDigits bounds the digits of an amount, far above any sum of money, so that no input makes arithmetic slow.
const maxDigits = 40

// maxJSON bounds the digits of an amount in JSON, where sums stand as well: two amounts multiplied and many added
// have no more.
const maxJSON = 4 * maxDigits

// NewAmount reads s as printed in plain ASCII: an optional sign, digits, an optional point and digits (".5" and "5." as
// well). Separators, exponents and white space are errors: for printed cells there is ParseAmount.
func NewAmount(s string) (Amount, error) {
	digits, negative := s, false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		digits, negative = s[1:], s[0] == '-'
	}
	a, ok := plain(digits, negative)
	if !ok || isCode(digits) {
		return Amount{}, fmt.Errorf("value: not an amount: %.60q", s)
	}
	return a, nil
}

// isCode reports whether digits begin with a zero that an amount would not have: 007.
func isCode[T string | []byte](s T) bool { return len(s) > 1 && s[0] == '0' && s[1] != '.' }

// plain reads digits with at most one point.
func plain[T string | []byte](s T, negative bool) (Amount, bool) {
	return digits(s, negative, maxDigits)
}

// digits is plain for up to most digits.
func digits[T string | []byte](s T, negative bool, most int) (Amount, bool) {
	point, count, small := -1, 0, int64(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && point < 0:
			point = i
		case c < '0' || c > '9' || count == most:
			return Amount{}, false
		default:
			count++
			if count <= 18 {
				small = small*10 + int64(c-'0')
			}
		}
	}
	if count == 0 || point == 0 && count == most { // .5 is printed as 0.5, with a digit more
		return Amount{}, false
	}
	scale := 0
	if point >= 0 {
		scale = len(s) - point - 1
	}
	if count <= 18 {
		if negative {
			small = -small
		}
		return Amount{small: small, scale: int32(scale)}, true
	}
	n, _ := new(big.Int).SetString(strings.Replace(string(s), ".", "", 1), 10)
	if negative {
		n.Neg(n)
	}
	return exactly(decimal.NewFromBigInt(n, int32(-scale))), true
}

// Decimal returns the number for arithmetic that Amount does not offer.
func (a Amount) Decimal() decimal.Decimal {
	if a.large != nil {
		return *a.large
	}
	return decimal.New(a.small, -a.scale)
}

// Scale is the number of printed digits after the point.
func (a Amount) Scale() int32 {
	if a.large != nil {
		return max(0, -a.large.Exponent())
	}
	return a.scale
}

// String prints the number with its scale, never with an exponent or separators: "-1234.50".
func (a Amount) String() string {
	var room [maxDigits + 3]byte
	return string(a.AppendJSON(room[:0]))
}

// Add returns a + b at the finer scale of the two.
func (a Amount) Add(b Amount) Amount {
	if x, y, scale, ok := aligned(a, b); ok && abs(x+y) < few {
		return Amount{small: x + y, scale: scale}
	}
	return exactly(a.Decimal().Add(b.Decimal()))
}

// Sub returns a − b at the finer scale of the two.
func (a Amount) Sub(b Amount) Amount { return a.Add(b.Neg()) }

// Mul returns a × b, exactly; the scales add up. With UnitFactor it turns 万元 into yuan.
func (a Amount) Mul(b Amount) Amount {
	if a.large == nil && b.large == nil && (b.small == 0 || abs(a.small) < few/abs(b.small)) {
		return Amount{small: a.small * b.small, scale: a.scale + b.scale}
	}
	return exactly(a.Decimal().Mul(b.Decimal()))
}

// Neg returns −a at the same scale.
func (a Amount) Neg() Amount {
	if a.large != nil {
		return exactly(a.large.Neg())
	}
	return Amount{small: -a.small, scale: a.scale}
}

// Abs returns |a| at the same scale.
func (a Amount) Abs() Amount {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// Cmp returns -1, 0 or 1 as a is less than, equal to or greater than b; the scale does not count.
func (a Amount) Cmp(b Amount) int {
	if x, y, _, ok := aligned(a, b); ok {
		return cmp.Compare(x, y)
	}
	return a.Decimal().Cmp(b.Decimal())
}

// aligned gives the digits of two numbers at the finer scale of the two, where they are few there as well.
func aligned(a, b Amount) (x, y int64, scale int32, ok bool) {
	if a.large != nil || b.large != nil {
		return 0, 0, 0, false
	}
	scale = max(a.scale, b.scale)
	x, okX := raised(a.small, scale-a.scale)
	y, okY := raised(b.small, scale-b.scale)
	return x, y, scale, okX && okY
}

// raised puts zeros behind the digits of a number.
func raised(digits int64, zeros int32) (int64, bool) {
	for ; zeros > 0 && digits != 0; zeros-- {
		if abs(digits) >= few/10 {
			return 0, false
		}
		digits *= 10
	}
	return digits, true
}

func abs(n int64) int64 { return max(n, -n) }

// Equal reports whether a and b are the same number, whatever their scale.
func (a Amount) Equal(b Amount) bool { return a.Cmp(b) == 0 }

// Same reports whether a and b are the same number printed at the same scale.
func (a Amount) Same(b Amount) bool { return a.Scale() == b.Scale() && a.Equal(b) }

// Sign returns -1, 0 or 1.
func (a Amount) Sign() int {
	if a.large != nil {
		return a.large.Sign()
	}
	return cmp.Compare(a.small, 0)
}

// IsZero reports whether a is 0 at any scale.
func (a Amount) IsZero() bool { return a.Sign() == 0 }

// MarshalJSON prints a bare JSON number with the digits and scale of String.
func (a Amount) MarshalJSON() ([]byte, error) { return a.AppendJSON(nil), nil }

// AppendJSON appends what MarshalJSON prints.
func (a Amount) AppendJSON(b []byte) []byte {
	scale := int(a.Scale())
	if a.large != nil {
		return append(b, a.large.StringFixed(int32(scale))...)
	}
	v := a.small
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	var room [20]byte
	digits := strconv.AppendInt(room[:0], v, 10)
	whole := len(digits) - scale
	if whole > 0 {
		b = append(b, digits[:whole]...)
		digits = digits[whole:]
	} else {
		b = append(b, '0')
	}
	if scale == 0 {
		return b
	}
	b = append(b, '.')
	for ; whole < 0; whole++ {
		b = append(b, '0')
	}
	return append(b, digits...)
}

// UnmarshalJSON reads a bare JSON number without an exponent and keeps its scale; null leaves a as it is.
func (a *Amount) UnmarshalJSON(text []byte) error {
	s := string(text)
	if s == "null" {
		return nil
	}
	if s == "" || s[0] == '+' || s[0] == '.' || s[len(s)-1] == '.' {
		return errors.New("value: not a JSON number")
	}
	positive, negative := strings.CutPrefix(s, "-")
	n, ok := digits(positive, negative, maxJSON)
	if !ok || isCode(positive) {
		return fmt.Errorf("value: not an amount: %.60q", s)
	}
	*a = n
	return nil
}

// FromParts gives coefficient·10^-scale: FromParts(5, 3) is 0.005.
func FromParts(coefficient int64, scale int32) Amount {
	return exactly(decimal.New(coefficient, -scale))
}

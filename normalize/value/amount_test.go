package value

import (
	"encoding/json"
	"math/rand"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestNewAmount(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "0.00": "0.00", "240.00": "240.00", "240": "240", "-1.50": "-1.50", "+2": "2", ".5": "0.5", "5.": "5",
		"-.25": "-0.25", "503.2354": "503.2354", "12345678901234567890.12": "12345678901234567890.12",
		"-99999999999999999999": "-99999999999999999999", "0.000001": "0.000001", "-0.00": "0.00",
	} {
		a, err := NewAmount(in)
		if err != nil || a.String() != want {
			t.Errorf("NewAmount(%q) = %s, %v; want %s", in, a, err, want)
		}
	}
	for _, in := range []string{"", "-", "+", ".", "1e3", "1,000", " 1", "1.2.3", "--1", "０", "NaN", "007", "0x10", "1_0",
		strings.Repeat("9", 41)} {
		if a, err := NewAmount(in); err == nil {
			t.Errorf("NewAmount(%q) = %s, want an error", in, a)
		}
	}
}

func TestAmountArithmetic(t *testing.T) {
	a, b := must("505.74"), must("240")
	for _, c := range []struct{ got, want string }{
		{a.Add(b).String(), "745.74"},
		{a.Sub(b).String(), "265.74"},
		{b.Sub(a).String(), "-265.74"},
		{a.Sub(a).String(), "0.00"},
		{a.Neg().String(), "-505.74"},
		{a.Neg().Abs().String(), "505.74"},
		{a.Mul(must("10000")).String(), "5057400.00"},
		{Amount{}.String(), "0"},
		{Amount{}.Add(a).String(), "505.74"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if a.Scale() != 2 || b.Scale() != 0 || (Amount{}).Scale() != 0 {
		t.Error("scale")
	}
	if a.Cmp(b) != 1 || b.Cmp(a) != -1 || !must("1.0").Equal(must("1")) || must("1.0").Same(must("1")) || !a.Same(a) {
		t.Error("comparison")
	}
	if a.Neg().Sign() != -1 || !must("0.00").IsZero() || a.IsZero() {
		t.Error("sign")
	}
}

func TestAmountJSON(t *testing.T) {
	type cell struct {
		V *Amount `json:"v"`
		A Amount  `json:"a"`
	}
	for _, text := range []string{`{"v":240.00,"a":0}`, `{"v":null,"a":-0.01}`,
		`{"v":12345678901234567890123.4500,"a":0.00}`} {
		var c cell
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			t.Fatal(text, err)
		}
		if out, err := json.Marshal(c); err != nil || string(out) != text {
			t.Errorf("%s came back as %s, %v", text, out, err)
		}
	}
	for _, text := range []string{`{"v":"240.00"}`, `{"v":1e3}`, `{"v":true}`, `{"v":[]}`} {
		if err := json.Unmarshal([]byte(text), new(cell)); err == nil {
			t.Errorf("%s was accepted", text)
		}
	}
}

// TestAmountProperties checks on random numbers that what is printed is read back, and the laws the checks rest on.
func TestAmountProperties(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	random := func() Amount {
		digits := []byte{byte('1' + rnd.Intn(9))}
		for range rnd.Intn(24) {
			digits = append(digits, byte('0'+rnd.Intn(10)))
		}
		if cut := rnd.Intn(len(digits) + 1); cut > 0 {
			digits = append(digits[:cut], append([]byte{'.'}, digits[cut:]...)...)
		}
		a, err := NewAmount(strings.Repeat("-", rnd.Intn(2)) + string(digits))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for range 2000 {
		a, b := random(), random()
		if back, kind := ParseAmount(a.String()); kind != Number || !back.Same(a) {
			t.Fatalf("ParseAmount(%s) = %s, %s", a, back, kind)
		}
		text, _ := a.MarshalJSON()
		var back Amount
		if err := back.UnmarshalJSON(text); err != nil || !back.Same(a) {
			t.Fatalf("JSON of %s: %s, %v", a, back, err)
		}
		if sum := a.Add(b); !sum.Sub(b).Equal(a) || !sum.Same(b.Add(a)) || sum.Scale() != max(a.Scale(), b.Scale()) {
			t.Fatalf("%s + %s", a, b)
		}
		if a.Cmp(b) != -b.Cmp(a) || a.Sub(b).Sign() != a.Cmp(b) || a.Neg().Neg().Cmp(a) != 0 {
			t.Fatalf("%s against %s", a, b)
		}
	}
}

// TestStringAsTheLibrary: amounts are printed as the library for decimals prints them, whatever their digits and scale.
func TestStringAsTheLibrary(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 5000 {
		a := FromParts(int64(rnd.Uint64())>>rnd.Intn(63), int32(rnd.Intn(25)))
		if rnd.Intn(4) == 0 {
			a = a.Mul(a)
		}
		if got, want := a.String(), a.Decimal().StringFixed(a.Scale()); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	}
}

// TestAmountAsTheLibrary: arithmetic is that of the library for decimals, also where the digits no longer fit an int64,
// and a number is kept in one way however it came about.
func TestAmountAsTheLibrary(t *testing.T) {
	rnd := rand.New(rand.NewSource(2))
	random := func() Amount {
		n := int64(rnd.Uint64()) >> rnd.Intn(63)
		switch rnd.Intn(8) {
		case 0:
			n = few - int64(rnd.Intn(3))
		case 1:
			n = int64(rnd.Intn(3)) - few
		case 2:
			n = 0
		}
		return FromParts(n, int32(rnd.Intn(22)))
	}
	for range 20_000 {
		a, b := random(), random()
		x, y := a.Decimal(), b.Decimal()
		for what, c := range map[string]struct {
			got  Amount
			want decimal.Decimal
		}{"+": {a.Add(b), x.Add(y)}, "-": {a.Sub(b), x.Sub(y)}, "*": {a.Mul(b), x.Mul(y)}, "neg": {a.Neg(), x.Neg()},
			"abs": {a.Abs(), x.Abs()}} {
			if !c.got.Decimal().Equal(c.want) || c.got.Scale() != max(0, -c.want.Exponent()) ||
				(c.got.large == nil) != (c.want.NumDigits() <= 18) {
				t.Fatalf("%s %s %s = %s, want %s", a, what, b, c.got, c.want)
			}
		}
		if a.Cmp(b) != x.Cmp(y) || a.Sign() != x.Sign() || a.IsZero() != x.IsZero() {
			t.Fatalf("%s against %s: %d", a, b, a.Cmp(b))
		}
	}
}

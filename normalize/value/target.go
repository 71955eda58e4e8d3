package value

import (
	"strings"

	"gongkai/internal/hanzi"
)

// Target is the target of a performance indicator as printed, and what it says when that is one number.
//
// Value is nil for a target in words (有效保障), a range (5-10天), a date, or anything else that has not exactly one value;
// then Op and Unit are nil as well. Op is ">=", "<=", ">", "<" or "=", and nil when the number is printed without an
// operator; Unit is nil when the number has no unit.
type Target struct {
	Raw   string  `json:"raw"` // as printed, without white space
	Op    *string `json:"op"`
	Value *Amount `json:"value"`
	Unit  *string `json:"unit"`
}

// ParseTarget reads the cell of an indicator's target: ＞=70个, ≤15万元, =100.00(%), 不低于90%, 95%以上, 控制在5%以内.
func ParseTarget(raw string) Target {
	t := Target{Raw: hanzi.Strip(raw)}
	if rest, op, ok := operator(newSpan(raw)); ok {
		if amount, unit, ok := quantity(rest, op != ""); ok {
			t.set(op, amount, unit)
		}
	}
	return t
}

// ParseTargetParts reads a target that is split over the columns 指标性质 (≥, ≤, =, 定性 …), 指标值 and 计量单位. Raw is
// what they print one after the other: the operator, the value, and the unit where the value does not bear it already.
// A nature that is no operator (定性, 正向) is not part of it, nor is a dash in place of a unit.
func ParseTargetParts(nature, value, unit string) Target {
	n, v, u := newSpan(nature), newSpan(value), newSpan(unit)
	if none := []byte(u.key); u.key == "无" || u.key != "" && isNone(none) {
		u = span{}
	}
	rest, op, ok := operator(n)
	if !ok || rest.key != "" { // not an operator, or one that the output has no sign for
		op = ""
	}
	var t Target
	if op != "" || !ok {
		t.Raw = hanzi.Strip(nature)
	}
	t.Raw += hanzi.Strip(value)
	if !strings.HasSuffix(v.key, u.key) {
		t.Raw += hanzi.Strip(unit)
	}
	if !ok || strings.HasPrefix(n.key, "定性") {
		return t
	}
	own := ParseTarget(value)
	switch {
	case own.Value == nil, own.Op != nil && op != "" && *own.Op != op:
		return t
	case own.Op != nil:
		op = *own.Op
	}
	t.set(op, *own.Value, ascii(u.shown))
	switch {
	case own.Unit == nil || hanzi.Key(*own.Unit) == u.key:
	case u.key == "":
		t.Unit = own.Unit
	case isUnit([]rune(*own.Unit+u.shown)) && strings.HasSuffix(*own.Unit, "万"): // 15万 | 元
		both := *own.Unit + u.shown
		t.Unit = &both
	default: // 90% | 个
		t.Op, t.Value, t.Unit = nil, nil, nil
	}
	return t
}

// set fills in what a target says; an empty operator or unit is none.
func (t *Target) set(op string, amount Amount, unit string) {
	t.Value = &amount
	if op != "" {
		t.Op = &op
	}
	if unit != "" {
		t.Unit = &unit
	}
}

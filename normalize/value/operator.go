package value

import "strings"

// word is a spelling of an operator, as a key (hanzi.Key).
type word struct{ text, op string }

// leads stand in front of a number. A spelling comes before those that it begins with. An op of "!" is one that the
// output has no sign for.
var leads = []word{
	{">=", ">="}, {"=>", ">="}, {"≥=", ">="}, {"≥", ">="}, {"〉=", ">="}, {">", ">"}, {"〉", ">"},
	{"<=", "<="}, {"=<", "<="}, {"≤=", "<="}, {"≤", "<="}, {"〈=", "<="}, {"<", "<"}, {"〈", "<"},
	{"==", "="}, {"=", "="}, {"≠", "!"},
	{"大于或等于", ">="}, {"大于等于", ">="}, {"高于或等于", ">="}, {"高于等于", ">="}, {"不少于", ">="}, {"不低于", ">="},
	{"不小于", ">="}, {"不得少于", ">="}, {"不得低于", ">="}, {"至少", ">="},
	{"小于或等于", "<="}, {"小于等于", "<="}, {"低于或等于", "<="}, {"低于等于", "<="}, {"不超过", "<="}, {"不高于", "<="},
	{"不大于", "<="}, {"不多于", "<="}, {"不得超过", "<="}, {"不得高于", "<="}, {"未超过", "<="}, {"至多", "<="}, {"最多", "<="},
	{"大于", ">"}, {"超过", ">"}, {"高于", ">"}, {"多于", ">"},
	{"小于", "<"}, {"低于", "<"}, {"少于", "<"}, {"不等于", "!"}, {"等于", "="},
}

// tails stand behind a number.
var tails = []word{
	{"及其以上", ">="}, {"及以上", ">="}, {"或以上", ">="}, {"以上", ">="},
	{"及其以下", "<="}, {"及以下", "<="}, {"或以下", "<="}, {"以下", "<="}, {"以内", "<="}, {"之内", "<="},
}

// operator takes the operator off s, in front, behind or both. ok is false when what it says cannot be one operator.
func operator(s span) (rest span, op string, ok bool) {
	for _, verb := range []string{"控制在", "保持在", "达到"} {
		s, _ = s.cut(verb)
	}
	for _, w := range leads {
		if r, found := s.cut(w.text); found {
			s, op = r, w.op
			break
		}
	}
	s, included := s.cutEnd("(含)")
	tail := ""
	for _, w := range tails {
		if r, found := s.cutEnd(w.text); found {
			s, tail = r, w.op
			break
		}
	}
	if tail == "" && withinTime(s.key) {
		s, _ = s.cutEnd("内")
		tail = "<="
	}
	if r, found := s.cutEnd("(含)"); found {
		s, included = r, true
	}
	switch {
	case op == "!", included && len(op) == 1, op != "" && tail != "" && op[0] != tail[0]:
		return s, "", false
	case op == "":
		op = tail
	}
	return s, op, true
}

// withinTime recognises 10天内, 5个工作日内. (12月内 may be the month of December.)
func withinTime(key string) bool {
	before, found := strings.CutSuffix(key, "内")
	if !found {
		return false
	}
	for _, unit := range []string{"天", "日", "个月", "年", "时", "分钟", "周", "秒", "季度"} {
		if strings.HasSuffix(before, unit) {
			return true
		}
	}
	return false
}

package codes

import "gongkai/internal/lazyregexp"

// projectInFront is a code of a project with its name behind it. Since the budgets of all levels are kept in one kind
// of system, a code has the six digits of the division, two of the year, a letter for the kind of project and a serial
// number: 11000026T000003748243. Older ones are digits alone; these take a dash, since a name may begin with a number.
var projectInFront = lazyregexp.New(`^(?:([0-9]{6,8}[A-Z][0-9]{9,12}|[0-9]{10,24})\s*[-－—–_:：]\s*(.*\p{Han}.*)|` +
	`([0-9]{6,8}[A-Z][0-9]{9,12})\s*([^0-9\s].*\p{Han}.*|\p{Han}))$`)

// Project parts the code of a project from the name behind it; without a code all of the text is the name.
func Project(text string) (code, name string) {
	m := projectInFront.FindStringSubmatch(text)
	if m == nil {
		return "", text
	}
	return m[1] + m[3], m[2] + m[4]
}

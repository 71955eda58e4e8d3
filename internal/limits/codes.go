package limits

const (
	// CodeListBytes bounds a code list (CSV). The largest that comes with the program has 70 KB.
	CodeListBytes = 8 << 20

	// CodeListEntries bounds the entries of a code list: 《政府收支分类科目》 has about 2,000 a year, a province that adds levels
	// of its own below may reach 20,000.
	CodeListEntries = 50_000

	// CodeListMistakes bounds the mistakes that are reported of one code list.
	CodeListMistakes = 100

	// CodeDigits bounds the digits of a code: 类, 款, 项 have seven, and places add up to three levels below.
	CodeDigits = 15
)

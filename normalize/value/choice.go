package value

import "strings"

// Sheets print a list of choices in one box, of which those that hold are ticked: ☑新增项目 □延续项目. The ticked ones are
// what the box says.

// Marks of choice. A cross in a box (☒) is none of them: some tick with it, others strike out.
const (
	tickMarks  = "☑✓✔√■"
	blankMarks = "□☐○"
	// betweenChoices is what may stand around a choice besides its mark.
	betweenChoices = " \u3000\t\n、,，;；()（）[]【】"
)

// Choices gives the ticked ones of a list of choices, in their order. ok is false where the text is none: where it has
// no empty box and no ticked one, where words stand outside of the list, or where it has a mark that may mean either.
// All marks stand before their choices, or all behind them.
func Choices(text string) (ticked []string, ok bool) {
	text = strings.Trim(text, betweenChoices)
	if !strings.ContainsAny(text, "☑"+blankMarks) || strings.ContainsAny(text, "☒✗✘×") {
		return nil, false
	}
	isMark := func(r rune) bool { return strings.ContainsRune(tickMarks+blankMarks, r) }
	var marks []rune
	for _, r := range text {
		if isMark(r) {
			marks = append(marks, r)
		}
	}
	words := strings.FieldsFunc(text, isMark)
	for i := range words {
		words[i] = strings.Trim(words[i], betweenChoices)
		if words[i] == "" {
			return nil, false
		}
	}
	first, last := []rune(text)[0], []rune(text)[len([]rune(text))-1]
	if len(words) != len(marks) || isMark(first) == isMark(last) {
		return nil, false
	}
	for i, r := range marks {
		if strings.ContainsRune(tickMarks, r) {
			ticked = append(ticked, words[i])
		}
	}
	return ticked, true
}

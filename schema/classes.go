package schema

import (
	"strings"
	"sync"

	"gongkai/internal/lexicon"
	"gongkai/schema/codes"
)

// A table may cross two classifications: functions in its rows, economic classes as its columns. The words of that axis
// are the names of the list of codes, 类 and 款, so none of them stands in the vocabulary but the classes that forms
// declare as columns.

// classColumn begins the id of a column that the list of codes alone explains.
const classColumn = "class_"

// OfClass reports whether the list of codes alone says what a column is, by its head. Dozens of such columns stand side
// by side, and whole groups of them add up just as well in each other's place.
func OfClass(column string) bool { return strings.HasPrefix(column, classColumn) }

// classReader tells the economic class that a head names.
type classReader struct {
	year       int  // of the table, 0 when nothing says so
	government bool // the table speaks of 政府预算支出经济分类; of names that both lists have it means that one
}

// ofGovernment reports whether the title of a table names the government's economic classification.
func ofGovernment(m *TableMatch) bool {
	return lexicon.Has(m.Title, lexicon.Words().Economic.Government)
}

// below gives the class that a head names: below the class of the heads above it, where there are any. Classes of the
// department's list may stand below one of the government's, as 基本工资 does below 工资奖金津补贴. nil when the head is no
// class, or could be several.
func (r classReader) below(above *Entry, head string) *Entry {
	lists := []string{codes.Economic, codes.GovernmentEconomic}
	if r.government {
		lists[0], lists[1] = lists[1], lists[0]
	}
	for _, id := range lists {
		list := codes.Of(id)
		code, ok := "", false
		switch {
		case above == nil || len(list.Names(above.Code)) == 0: // of the other list
			if code, ok = list.Below("", head, r.year); !ok {
				code, ok = list.Only(head, r.year)
			}
		default:
			code, ok = list.Below(above.Code, head, r.year)
		}
		if ok {
			return classEntry(list, code)
		}
	}
	return nil
}

// classEntry is the entry of a class: that of the vocabulary, or one made of the list of codes.
func classEntry(list *codes.List, code string) *Entry {
	if e := classesByCode()[code]; e != nil {
		return e
	}
	name, _ := list.Name(code, 0)
	e := &Entry{ID: classColumn + code, Zh: name, En: "Economic class " + code, Axis: classAxis, Code: code}
	if parent := classesByCode()[code[:min(len(code), len("301"))]]; parent != nil {
		e.Of = parent.ID
	}
	return e
}

// classesByCode gives the columns of the vocabulary that are economic classes.
var classesByCode = sync.OnceValue(func() map[string]*Entry {
	out := map[string]*Entry{}
	for i := range vocabulary().Columns {
		if e := &vocabulary().Columns[i]; e.Code != "" {
			out[e.Code] = e
		}
	}
	return out
})

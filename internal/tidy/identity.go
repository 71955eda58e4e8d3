package tidy

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"gongkai/internal/hanzi"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
)

// Identity names a document and what it belongs to. It is a function of the document alone: what else is exported, in
// which order and when, changes no id.
type Identity struct {
	Department string // id of the department, "" where none is known
	Disclosure string // department, kind and year: what was to be disclosed; several files may be one
	Document   string // disclosure and content: one file
}

// digits of a hash that stand in ids. 48 bits tell a hundred thousand departments apart with a chance of one in fifty
// thousand that any two are alike; documents are told apart within a department and year.
const hashDigits = 12

// unknown stands in an id for what the document does not say.
const unknown = "unknown"

// manifestNames are the columns of a manifest that name a division and the code and name of a department, the first
// that is there.
var manifestNames = struct{ division, code, department []string }{
	division:   []string{"division", "division_code", "adcode", "行政区划代码", "行政区划"},
	code:       []string{"department_code", "unit_code", "部门代码", "部门编码", "单位代码", "单位编码"},
	department: []string{"department", "部门名称", "部门", "单位名称", "单位"},
}

// IdentityOf gives the ids of a document.
func IdentityOf(doc *document.Document) Identity {
	var id Identity
	d := departmentOf(doc)
	id.Department = d.id()
	department, kind, year := id.Department, unknown, unknown
	if department == "" {
		department = unknown
	}
	if k := doc.Info.Kind; k != nil && *k != "" {
		kind = *k
	}
	if y := doc.Info.Year; y != nil {
		year = strconv.Itoa(*y)
	}
	id.Disclosure = department + "-" + kind + "-" + year
	if s := doc.Info.Scope; s != nil && *s != document.WholeDepartment {
		id.Disclosure += "-" + *s // 部门预算 and 单位预算 of one name are two disclosures
	}
	id.Document = id.Disclosure + "-" + content(doc)
	if id.Department == "" { // two papers of nobody knows whom are not one
		id.Disclosure = id.Document
	}
	return id
}

// content is the beginning of the file's SHA-256 or, for a document that does not know its file, of the document's.
func content(doc *document.Document) string {
	if s := doc.Source.SHA256; len(s) >= hashDigits {
		return s[:hashDigits]
	}
	text, err := json.Marshal(doc)
	if err != nil {
		return unknown
	}
	return short(text)
}

func short(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])[:hashDigits]
}

// department is what a department is known by.
type department struct{ name, code, division string }

func departmentOf(doc *document.Document) department {
	first := func(columns []string) string {
		for _, c := range columns {
			if s := doc.Source.Manifest.Get(c); s != "" && s != "null" {
				return s
			}
		}
		return ""
	}
	d := department{code: first(manifestNames.code), division: first(manifestNames.division)}
	if name := doc.Info.Department; name != nil {
		d.name = *name
	} else {
		d.name = first(manifestNames.department)
	}
	return d
}

// other is a department of the same division that a table of the document names.
func (d department) other(name string) department {
	return department{name: name, division: d.division}
}

// id is made of the division and the code of the department, or without a code of its name as people compare names:
// white space, wide and narrow signs and look-alike code points make no difference, nor do short and former names.
func (d department) id() string {
	key := d.code
	if key == "" {
		key = identity.Key(d.name)
	}
	if key == "" {
		return ""
	}
	return short([]byte(hanzi.Key(d.division) + "\x00" + key))
}

// unique keeps ids of one document apart. Documents of ours have none twice; JSON of others may.
type unique map[string]int

func (u unique) of(id string) string {
	u[id]++
	if n := u[id]; n > 1 {
		return id + "~" + strconv.Itoa(n)
	}
	return id
}

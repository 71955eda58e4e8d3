// Package address names the places of a disclosure. An address is what people and programs carry from one output into
// another command, a correction or a query; it is the same whenever the disclosure is read again, and the same line of
// another year has the same one.
//
//	expenditure                    a table
//	expenditure#2                  the second table of that id
//	expenditure/21011              a row, by its code
//	expenditure/21011/basic        a value
//	balance/income/total/budget    a value of a table that has sides
//	expenditure/21011~2/basic      a value of a line that reads as one above it
//	target/1/goal                  a field of the first performance sheet of that kind
//	target/1/indicators/0/weight   a property of its first indicator
//	fact:staff.actual              a number of the text
//
// Forms write the same with dots; see Declared.
package address

import (
	"slices"
	"strconv"
	"strings"
)

// Address is a place of a document, from the whole to the part.
type Address string

const (
	between  = "/"
	again    = "~"
	instance = "#"
	fact     = "fact:"
)

// Of joins parts; those that are empty are left out.
func Of(parts ...string) Address {
	return Address(strings.Join(slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return p == "" }), between))
}

// Table is the address of a table: its id, and which of several it is.
func Table(id string, number int) Address {
	if number > 1 {
		id += instance + strconv.Itoa(number)
	}
	return Address(id)
}

// Sheet is the address of a performance sheet, the number-th of its kind from 1.
func Sheet(id string, number int) Address { return Of(id, strconv.Itoa(number)) }

// Fact is the address of a number of the text.
func Fact(id string) Address { return Address(fact + id) }

// Plain is a name that can stand in an address: without the slash that parts it.
func Plain(name string) string { return strings.ReplaceAll(name, between, "／") }

// Add gives the address of a part. A row that nothing names has an empty part, so that it is no table.
func (a Address) Add(part string) Address { return a + between + Address(part) }

// Join lists addresses.
func Join(all []Address, separator string) string {
	var b strings.Builder
	for i, a := range all {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(string(a))
	}
	return b.String()
}

// Again tells the n-th of several things apart that have the same address.
func (a Address) Again(n int) Address {
	if n > 1 {
		a += again + Address(strconv.Itoa(n))
	}
	return a
}

// Once is the address without the number that Again gave it.
func (a Address) Once() Address {
	i := strings.LastIndex(string(a), again)
	if i < 0 || strings.Trim(string(a[i+1:]), "0123456789") != "" {
		return a
	}
	return a[:i]
}

// Cut parts the last part from what it is part of: a value's row and column. Without a slash there is nothing to cut,
// and whole is empty.
func (a Address) Cut() (whole Address, last string) {
	i := strings.LastIndex(string(a), between)
	if i < 0 {
		return "", string(a)
	}
	return a[:i], string(a[i+1:])
}

// Whole is what the place is part of: the row of a value.
func (a Address) Whole() Address {
	whole, _ := a.Cut()
	return whole
}

// Last is the last part: the column of a value.
func (a Address) Last() string {
	_, last := a.Cut()
	return last
}

// Parts are the parts in order.
func (a Address) Parts() []string { return strings.Split(string(a), between) }

// First is the first part: a table, with its number where there are several of one id.
func (a Address) First() string {
	first, _, _ := strings.Cut(string(a), between)
	return first
}

// ID is the id of the table or sheet, whichever of several it is.
func (a Address) ID() string {
	id, _, _ := strings.Cut(a.First(), instance)
	return id
}

// Below: the place is a part of the other one.
func (a Address) Below(whole Address) bool {
	return strings.HasPrefix(string(a), string(whole)+between)
}

// IsFact: it is a number of the text.
func (a Address) IsFact() bool { return strings.HasPrefix(string(a), fact) }

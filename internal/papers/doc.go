// Package papers makes up disclosures: one description in YAML gives the printed document as a PDF file and the truth
// of what is printed in it. Each form of a place has one in fixtures/places, so that the words of the form are tried
// where no real document may lie. Names, numbers and places are invented; titles, header words and the order of columns
// are those the places print.
//
// A description holds the tables in the order of their pages. In columns each line is one printed column,
//
//	| 110 | 收入 / 项目 | income: name |
//
// with its width in points, the cells of its header from the top, and what the column means:
//
//	name, code, unit, unit_code, project_name   a word about the row; several code columns are parts of one code
//	-                                      nothing that the truth knows, such as 备注
//	total                                  a value column of that id
//	abroad = total                         in a table whose columns are items: the item and its value column;
//	                                       behind a comma its name, where that is not the whole header
//
// A side in front (income:) says to which of the lists beside each other the column belongs. Columns under the same
// cell of a header share it, and a path that is shorter than others ends in a cell that reaches down.
//
// In rows each line is one printed row, cells between bars as in package pdftest, whose < and ^ merge cells. What a
// reader knows of a row beyond its words stands in braces behind its name:
//
//	收入总计 {total}                        a role: total, entity or group; without one the row is an item
//	1、财政拨款 {item=fiscal}               a fixed row of the form
//	[2010801]行政运行 {code=2010801 name=行政运行}
//	小计 {none}                             a row that is no row of data
//	2025年 {period=prior}                   where columns are items: what period its columns are of
//
// Sheets of performance stand behind the tables. They have no columns but widths, and braces say what is printed where:
//
//	湖滨步道维护 {project}                  a field of the sheet, by its id
//	三级指标 {column=name}                  the head of a column of indicators; each row below is an indicator
//	≥95% {op=>= value=95 unit=%}            what a target says
//
// In a list each row below {column=…} is a sheet of its own, or an indicator of the one above where its fields go on:
//
//	项目名称 {field=project}                the head of a column that holds a field
//
// A test rewrites the files: go test ./internal/papers -update, then go test ./cmd/gongkai -update for what gongkai
// reads in them.
package papers

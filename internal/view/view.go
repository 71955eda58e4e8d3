// Package view makes a report of one disclosure: a single HTML file that shows the pages beside the data read from
// them, so that a person can hold every value against the place where it is printed. The file needs no server and no
// network; it draws the pages from the glyphs and rulings that were read, not from the PDF.
package view

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"io"

	"gongkai/extract"
	"gongkai/extract/finding"
	"gongkai/normalize/document"
)

// Options of a report.
type Options struct {
	Language string // zh or en: what the report begins with; a button in it switches
	// Redacted says that personal data was taken out of the document. The pages then show nothing that the document no
	// longer says.
	Redacted bool
	// Says puts a check into words, and Message a finding, in a language of Languages. Without them the report has ids
	// and the findings' own messages.
	Says    func(c *document.Check, language string) string
	Message func(f finding.Finding, language string) string
}

//go:embed assets
var assets embed.FS

// scripts are the parts of the report's program, in the order in which they build on each other. They share one scope.
var scripts = []string{
	"base",
	"places",
	"pages",
	"panels",
	"tables",
	"sheets",
	"checks",
	"plain",
	"detail",
	"corrections",
	"search",
	"keys",
	"start",
}

// Write writes the report of a document and of the pages it was read from. The same input gives the same bytes.
func Write(w io.Writer, printed *extract.Document, doc *document.Document, o Options) error {
	// escapes <, > and &, so that no text ends the element it stands in
	data, err := json.Marshal(newReport(printed, doc, o))
	if err != nil {
		return err
	}
	style, script := asset("view.css"), program()
	page, err := template.New("view").Parse(asset("view.html"))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	err = page.Execute(&b, map[string]any{
		"Language": o.Language, "Title": title(doc), "Data": template.JS(data),
		"Style": template.CSS(style), "StyleHash": hash(style),
		"Script": template.JS(script), "ScriptHash": hash(script),
		"Texts": catalogs[o.Language],
	})
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// program puts the parts of the script into one function, so that nothing of it is global.
func program() string {
	var b bytes.Buffer
	b.WriteString("(() => {\n'use strict';\n")
	for _, name := range scripts {
		b.WriteString(asset("js/" + name + ".js"))
	}
	b.WriteString("})();\n")
	return b.String()
}

func asset(name string) string {
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic(err) // it is embedded, or this does not build
	}
	return string(data)
}

// hash allows one inline style or script in the content security policy, and no other.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// title is the department, or the file where it is not known.
func title(doc *document.Document) string {
	if d := doc.Info.Department; d != nil {
		return *d
	}
	return doc.Source.Name
}

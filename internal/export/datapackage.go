package export

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"gongkai/internal/output"
	"gongkai/internal/tidy"
)

// descriptor is the name that the specification gives to the file that describes a package.
const descriptor = "datapackage.json"

// packageWriter writes CSV files and what describes them.
type packageWriter struct {
	*folder
	dir     string
	o       Options
	sources []source
}

func openPackage(dir string, o Options) (Writer, error) {
	o.BOM = false // the specification asks for UTF-8 without one
	f, err := openFolder(dir, ".csv",
		func(t *tidy.Table, w io.Writer) (tableWriter, error) { return newCSV(t, w, o) })
	if err != nil {
		return nil, err
	}
	return &packageWriter{folder: f, dir: dir, o: o}, nil
}

func (p *packageWriter) Write(batches []tidy.Batch) error {
	for _, b := range batches {
		if b.Table.Name == "documents" {
			for _, r := range b.Records {
				p.sources = append(p.sources, sourceOf(b.Table, r))
			}
		}
	}
	return p.folder.Write(batches)
}

func (p *packageWriter) Close() error {
	if err := p.finish(); err != nil {
		p.Abort()
		return err
	}
	d := p.describe()
	for i, f := range p.files {
		hash, size, err := digest(f.file.Name())
		if err != nil {
			p.Abort()
			return err
		}
		d.Resources[i].Bytes, d.Resources[i].Hash = size, "sha256:"+hash
	}
	file, err := create(filepath.Join(p.dir, descriptor))
	if err != nil {
		p.Abort()
		return err
	}
	p.files = append(p.files, file)
	if err := output.Readable(file, d); err != nil {
		p.Abort()
		return err
	}
	if err := file.finish(); err != nil {
		p.Abort()
		return err
	}
	for _, f := range p.files {
		if err := f.place(); err != nil {
			p.Abort()
			return err
		}
	}
	return nil
}

func digest(path string) (hash string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

// The descriptor, as https://datapackage.org/standard/data-package/ (version 2) and https://specs.frictionlessdata.io/
// (version 1) have it.

type dataPackage struct {
	Schema      string     `json:"$schema,omitempty"`
	Profile     string     `json:"profile,omitempty"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Keywords    []string   `json:"keywords"`
	Licences    []licence  `json:"licenses,omitempty"`
	Sources     []source   `json:"sources,omitempty"`
	Resources   []resource `json:"resources"`
}

type licence struct {
	Name string `json:"name,omitempty"`
	Path string `json:"path,omitempty"`
}

type source struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type resource struct {
	Name        string      `json:"name"`
	Type        string      `json:"type,omitempty"`
	Profile     string      `json:"profile,omitempty"`
	Path        string      `json:"path"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Format      string      `json:"format"`
	MediaType   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Bytes       int64       `json:"bytes"`
	Hash        string      `json:"hash"`
	Schema      tableSchema `json:"schema"`
}

type tableSchema struct {
	Schema        string       `json:"$schema,omitempty"`
	Fields        []fieldOf    `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
}

type fieldOf struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

const profiles = "https://datapackage.org/profiles/2.0/"

func (p *packageWriter) describe() dataPackage {
	d := dataPackage{
		Name:     "gongkai-export",
		Title:    p.o.Title,
		Keywords: []string{"预算公开", "部门预算", "government budget", "China"},
		Sources:  p.sources,
		Description: "Disclosures of Chinese government budgets as data: tables, rows and values " +
			"with their places and proofs. 政府预算公开文件的数据：表、行、数值及其位置与核对情况。",
	}
	if d.Title == "" {
		d.Title = "部门预算公开数据 · Government budget disclosures"
	}
	older := p.o.Version == 1
	if older {
		d.Profile = "tabular-data-package"
	} else {
		d.Schema = profiles + "datapackage.json"
	}
	for _, l := range p.o.Licences {
		if strings.Contains(l, "://") {
			d.Licences = append(d.Licences, licence{Path: l})
		} else {
			d.Licences = append(d.Licences, licence{Name: l})
		}
	}
	for _, t := range tidy.Tables() {
		r := resource{
			Name:        t.Name,
			Path:        t.Name + ".csv",
			Title:       t.Zh,
			Description: t.En,
			Format:      "csv",
			MediaType:   "text/csv",
			Encoding:    "utf-8",
			Schema:      schemaOf(t),
		}
		if older {
			r.Name = strings.ReplaceAll(t.Name, "_", "-")
			r.Profile = "tabular-data-resource"
			for i := range r.Schema.ForeignKeys {
				r.Schema.ForeignKeys[i].Reference.Resource = strings.ReplaceAll(
					r.Schema.ForeignKeys[i].Reference.Resource,
					"_",
					"-",
				)
			}
		} else {
			r.Type = "table"
			r.Schema.Schema = profiles + "tableschema.json"
		}
		d.Resources = append(d.Resources, r)
	}
	return d
}

func schemaOf(t *tidy.Table) tableSchema {
	s := tableSchema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, c := range t.Columns {
		f := fieldOf{Name: c.Name, Title: c.Zh, Description: c.En, Constraints: map[string]any{}}
		f.Type = map[tidy.Kind]string{
			tidy.Text: "string", tidy.Integer: "integer", tidy.Decimal: "number", tidy.Date: "date", tidy.List: "array",
		}[c.Kind]
		if c.Name == "manifest" {
			f.Type = "object"
		}
		if c.Required {
			f.Constraints["required"] = true
		}
		if c.Enum != nil {
			f.Constraints["enum"] = c.Enum
		}
		s.Fields = append(s.Fields, f)
	}
	for _, f := range t.Foreign {
		s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{f.Column}, reference{f.Table, []string{f.To}}})
	}
	return s
}

// urlColumns are the columns of a manifest that say where a file comes from.
var urlColumns = []string{"url", "source_url", "link", "网址", "链接", "来源"}

// sourceOf tells where a document comes from.
func sourceOf(t *tidy.Table, r tidy.Record) source {
	s := source{Title: text(r[t.Column("file")])}
	var parts []string
	for _, c := range []string{"department", "year", "kind"} {
		if v := text(r[t.Column(c)]); v != "" {
			parts = append(parts, v)
		}
	}
	if len(parts) > 0 {
		s.Title = strings.Join(parts, " ") + " (" + s.Title + ")"
	}
	s.Path = address(text(r[t.Column("manifest")]))
	return s
}

// address finds an address of the web in a manifest.
func address(manifest string) string {
	for _, u := range tidy.ManifestValues(manifest, urlColumns) {
		if a, err := url.Parse(u); err == nil && (a.Scheme == "http" || a.Scheme == "https") && a.Host != "" {
			return a.String()
		}
	}
	return ""
}

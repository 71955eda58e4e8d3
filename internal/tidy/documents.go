package tidy

import (
	"encoding/json"
	"gongkai/schema"
	"strings"
	"time"

	"gongkai/normalize/document"
)

// What is known of documents and of the departments that publish them.

type documentSource struct {
	Identity
	department department
	*document.Document
}

var departments = define(Table{
	Name:  "departments",
	Zh:    "部门",
	En:    "A department or unit that disclosures are of",
	Key:   []string{"department_id"},
	Index: []string{"name"},
}, []field[department]{
	{
		Column{
			Name:     "department_id",
			Required: true,
			Zh:       "部门标识：由区划与代码或规范化名称得出，历年不变",
			En:       "made of division and code or of the name; the same in all years",
		},
		func(d department) any { return d.id() },
	},
	{
		Column{Name: "name", Zh: "部门名称（首次出现时的写法）", En: "name, as first printed"},
		func(d department) any { return words(d.name) },
	},
	{
		Column{Name: "code", Zh: "部门代码（来自清单）", En: "code, from a manifest"},
		func(d department) any { return words(d.code) },
	},
	{
		Column{Name: "division", Zh: "行政区划（来自清单）", En: "administrative division, from a manifest"},
		func(d department) any { return words(d.division) },
	},
})

var kinds = schema.Kinds

var documents = define(Table{
	Name: "documents",
	Zh:   "公开文件，每份一行",
	En:   "A disclosure that was read: one file",
	Key:  []string{"document_id"},
	Foreign: []Foreign{
		{"department_id", "departments", "department_id"},
	},
	Index: []string{"disclosure_id", "department_id", "year"},
}, []field[documentSource]{
	{
		Column{
			Name:     "document_id",
			Required: true,
			Zh:       "文件标识：部门、类别、年度与文件内容",
			En:       "department, kind, year and content of the file",
		},
		func(d documentSource) any { return d.Identity.Document },
	},
	{
		Column{
			Name:     "disclosure_id",
			Required: true,
			Zh:       "公开事项标识：部门、类别、年度；同一事项可有几份文件",
			En:       "department, kind and year; several files may share it",
		},
		func(d documentSource) any { return d.Disclosure },
	},
	{
		Column{Name: "department_id", Zh: "部门标识", En: "its department"},
		func(d documentSource) any { return words(d.Identity.Department) },
	},
	{
		Column{Name: "department", Zh: "部门名称，文件所印", En: "name of the department, as printed"},
		func(d documentSource) any { return words(d.department.name) },
	},
	{
		Column{Name: "kind", Enum: kinds, Zh: "类别：预算、决算、绩效目标或绩效自评",
			En: "budget, final accounts, performance targets or self-evaluation"},
		func(d documentSource) any { return said(d.Info.Kind) },
	},
	{
		Column{
			Name: "contains",
			Kind: List,
			Zh:   "文件内容（JSON）：预算表、决算表、绩效目标表、绩效自评表、文字说明、未识别的表、扫描页",
			En: "what is in it, as a JSON array: budget_tables, final_tables, performance_targets, self_evaluations, narrative, " +
				"other_tables, scans",
		},
		func(d documentSource) any {
			if d.Info.Contains == nil { // of a document that an older version has written
				return nil
			}
			return list(d.Info.Contains)
		},
	},
	{
		Column{Name: "year", Kind: Integer, Zh: "年度", En: "budget year"},
		func(d documentSource) any { return whole(d.Info.Year) },
	},
	{
		Column{
			Name: "scope",
			Zh:   "范围：部门（含所属单位）、单位、本级",
			En:   "department (with its units), unit, or self: its own office alone",
		},
		func(d documentSource) any { return said(d.Info.Scope) },
	},
	{Column{Name: "province", Zh: "省级行政区", En: "province"},
		placed(func(p *document.Division) string { return p.Province })},
	{Column{Name: "city", Zh: "地级行政区", En: "city or prefecture"},
		placed(func(p *document.Division) string { return p.City })},
	{Column{Name: "county", Zh: "县级行政区", En: "county or district"},
		placed(func(p *document.Division) string { return p.County })},
	{Column{Name: "division", Zh: "行政区划代码（GB/T 2260）", En: "code of the administrative division (GB/T 2260)"},
		placed(func(p *document.Division) string { return p.Code })},
	{
		Column{Name: "form", Zh: "表样标识", En: "form that its tables follow"},
		func(d documentSource) any { return said(d.Info.Form) },
	},
	{
		Column{Name: "unit", Zh: "多数表的金额单位", En: "unit of most tables"},
		func(d documentSource) any { return said(d.Info.Unit) },
	},
	{Column{Name: "published", Kind: Date, Zh: "公开日期", En: "date that it is signed with"}, func(d documentSource) any {
		if p := d.Info.Published; p != nil {
			if _, err := time.Parse(time.DateOnly, *p); err == nil {
				return *p
			}
		}
		return nil
	}},
	{
		Column{Name: "file", Zh: "文件名", En: "name of the file"},
		func(d documentSource) any { return words(d.Source.Name) },
	},
	{
		Column{Name: "sha256", Zh: "文件的SHA-256", En: "SHA-256 of the file"},
		func(d documentSource) any { return words(d.Source.SHA256) },
	},
	{
		Column{Name: "bytes", Kind: Integer, Required: true, Zh: "文件字节数", En: "size of the file"},
		func(d documentSource) any { return d.Source.Bytes },
	},
	{
		Column{Name: "pages", Kind: Integer, Required: true, Zh: "页数", En: "number of pages"},
		func(d documentSource) any { return d.Source.Pages },
	},
	{
		Column{Name: "producer", Zh: "生成文件的软件", En: "program that made the file"},
		func(d documentSource) any { return words(d.Source.Producer) },
	},
	{
		Column{
			Name: "manifest",
			Kind: List,
			Zh:   "清单中关于该文件的各列（JSON）",
			En:   "what a manifest says about the file, as a JSON object",
		},
		func(d documentSource) any {
			if len(d.Source.Manifest) == 0 {
				return nil
			}
			return list(d.Source.Manifest)
		},
	},
	count("values_printed", "印有的数值个数", "printed values", func(d documentSource) int { return d.Summary.Values }),
	count("verified", "其中经核对的", "of these verified", func(d documentSource) int { return d.Summary.Verified }),
	count("unchecked", "其中未经核对的", "of these unchecked", func(d documentSource) int { return d.Summary.Unchecked }),
	count("doubtful", "其中存疑的", "of these doubtful", func(d documentSource) int { return d.Summary.Doubtful }),
	count("corrected", "其中经人工更正的", "of these corrected by a person",
		func(d documentSource) int { return d.Summary.Corrected }),
	{
		Column{Name: "corrections", Kind: List, Zh: "人工更正的部门、地区、年度、类别、范围（JSON）",
			En: "what of department, place, year, kind and scope a person says, as a JSON array"},
		func(d documentSource) any { return toldList(d.Info.Corrected) },
	},
	{
		Column{Name: "verified_share", Kind: Decimal, Zh: "经核对的比例", En: "share of verified values"},
		func(d documentSource) any { return exact(d.Summary.VerifiedShare) },
	},
	count("checks_exact", "完全相符的勾稽关系", "checks that hold exactly",
		func(d documentSource) int { return d.Summary.Checks.Exact }),
	count("checks_rounding", "在四舍五入范围内相符的", "checks that hold by rounding",
		func(d documentSource) int { return d.Summary.Checks.Rounding }),
	count("checks_mismatch", "不符的", "checks that fail",
		func(d documentSource) int { return d.Summary.Checks.Mismatch }),
	count("checks_untestable", "缺数无法核对的", "checks with a missing operand",
		func(d documentSource) int { return d.Summary.Checks.Untestable }),
	count("checks_vacuous", "各项皆空的", "checks of blanks alone",
		func(d documentSource) int { return d.Summary.Checks.Vacuous }),
	count("unmapped_tables", "未识别的表格数", "printed tables that the form does not know",
		func(d documentSource) int { return len(d.Unmapped) }),
	count("facts_left_out", "存疑而未收的叙述数字", "numbers of the narrative that were in doubt and left out",
		func(d documentSource) int { return d.Summary.FactsLeftOut }),
})

// toldList is what a person says, nil for nothing.
func toldList(told []document.Told) any {
	if len(told) == 0 {
		return nil
	}
	return list(told)
}

// placed is a part of the place that a document belongs to.
func placed(of func(*document.Division) string) func(documentSource) any {
	return func(d documentSource) any {
		if d.Info.Place == nil {
			return nil
		}
		return words(of(d.Info.Place))
	}
}

func count(name, zh, en string, of func(documentSource) int) field[documentSource] {
	return field[documentSource]{
		Column{Name: name, Kind: Integer, Required: true, Zh: zh, En: en},
		func(d documentSource) any { return of(d) },
	}
}

// list is a value as JSON. What documents hold can be written as JSON.
func list(v any) any {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(v) != nil {
		return nil
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ManifestValues gives what the manifest of a document, as the column manifest has it, says in the named columns.
func ManifestValues(manifest string, columns []string) []string {
	var m document.Manifest
	if manifest == "" || json.Unmarshal([]byte(manifest), &m) != nil {
		return nil
	}
	var out []string
	for _, c := range columns {
		if v := m.Get(c); v != "" {
			out = append(out, v)
		}
	}
	return out
}

package tidy

import (
	"gongkai/extract/geometry"
	"gongkai/normalize/document"
	"gongkai/normalize/measures"
	"gongkai/normalize/value"
	"gongkai/schema/address"
	"gongkai/schema/measure"
)

// The measures of a document: what can be compared across documents, with the reason where there is nothing.

type measureSource struct {
	id, document, name string
	*measures.Record
}

var measureRecords = define(Table{
	Name: "measures", Zh: "指标：每份文件的主要数字，可跨部门、年度、地区比较",
	En:  "A measure of a document: a number that departments, places and years can be compared by, or the reason why there is none",
	Key: []string{"measure_id"}, Foreign: []Foreign{{"document_id", "documents",
		"document_id"}}, Index: []string{"document_id", "measure"},
}, append(append(append([]field[measureSource]{
	{Column{Name: "measure_id", Required: true, Zh: "标识", En: "document_id/measures/measure, with class and period"},
		func(m measureSource) any { return m.id }},
	{Column{Name: "document_id", Required: true, Zh: "所在文件", En: "its document"},
		func(m measureSource) any { return m.document }},
	{Column{Name: "measure", Required: true, Zh: "指标名，如 three_public.total",
		En: "what is measured, such as three_public.total"},
		func(m measureSource) any { return m.Measure }},
	{Column{Name: "code", Zh: "类级科目编码（按类的指标）", En: "class, in measures of classes"},
		func(m measureSource) any { return words(m.Code) }},
	{Column{Name: "name", Zh: "类的名称，文件所印", En: "name of the class, as printed"},
		func(m measureSource) any { return words(m.name) }},
	{Column{Name: "period", Required: true, Enum: measures.Periods, Zh: "口径：本年、上年、增减、决算中的预算数",
		En: "this year, the year before, the change, or in final accounts the budget"},
		func(m measureSource) any { return m.Period }},
	{Column{Name: "year", Kind: Integer, Zh: "数字所属年度", En: "year that the number is of"},
		func(m measureSource) any { return positive(m.Year) }},
}, money(func(m measureSource) (*value.Amount, *string) { return m.Value, &m.Unit })...),
	field[measureSource]{Column{Name: "step_yuan", Kind: Decimal, Zh: "精度：原文末位所值的元数",
		En: "precision: what the last printed digit is worth, in yuan"},
		func(m measureSource) any {
			if m.Value == nil || m.Unit != "元" {
				return nil
			}
			return m.Step()
		}},
	field[measureSource]{Column{Name: "reason", Enum: measures.Reasons, Zh: "没有数值的原因", En: "why there is no value"},
		func(m measureSource) any { return words(m.Reason) }},
	field[measureSource]{Column{Name: "source", Zh: "出处：数值的地址或 facts/ 与事实名",
		En: "where it stands: address of a value, or facts/ and the name of a fact"},
		func(m measureSource) any { return words(m.Source) }},
	field[measureSource]{Column{Name: "rows", Kind: List, Zh: "合计而成者所含数值的地址（JSON）",
		En: "of a sum: addresses of the values in it, as a JSON array"},
		func(m measureSource) any {
			if len(m.Rows) == 0 {
				return nil
			}
			return list(m.Rows)
		}},
	field[measureSource]{Column{Name: "printed", Zh: "原文所印的数字", En: "digits as printed"},
		func(m measureSource) any { return words(m.Printed) }},
	field[measureSource]{Column{Name: "printed_unit", Zh: "原文的单位", En: "unit as printed"},
		func(m measureSource) any { return words(m.In) }},
	field[measureSource]{Column{Name: "proof", Enum: proofs, Zh: "核对情况", En: "how far it is proven"},
		func(m measureSource) any { return words(m.Proof) }},
	field[measureSource]{Column{Name: "corrected", Kind: List, Zh: "该数所依据的人工更正（JSON，地址）",
		En: "addresses of the corrections by people that it rests on, as a JSON array"},
		func(m measureSource) any {
			if len(m.Corrected) == 0 {
				return nil
			}
			return list(m.Corrected)
		}},
	field[measureSource]{Column{Name: "agreement", Enum: []string{measures.Single, measures.Agrees, measures.Differs},
		Zh: "同一指标的各处：唯一、一致、不一致", En: "whether the places that say it agree"},
		func(m measureSource) any { return words(m.Agreement()) }},
	field[measureSource]{Column{Name: "others", Kind: List, Zh: "其他出处及其数字（JSON）",
		En: "what other places say, as a JSON array"},
		func(m measureSource) any { return others(m.Record) }},
), where(func(m measureSource) (int, *geometry.Rect) { return m.Page, &m.Box })...))

// others lists the other places of a record.
func others(r *measures.Record) any {
	if len(r.Others) == 0 {
		return nil
	}
	type other struct {
		Source address.Address `json:"source"`
		Value  value.Amount    `json:"value"`
		Agrees bool            `json:"agrees"`
		Page   int             `json:"page,omitempty"`
		Proof  document.Proof  `json:"proof,omitempty"`
	}
	var out []other
	for _, o := range r.Others {
		out = append(out, other{o.Source, o.Value, o.Agrees, o.Page, o.Proof})
	}
	return list(out)
}

func (b *builder) addMeasures() {
	all := measures.Of(b.source.Document, measure.Embedded())
	ids := unique{}
	for i := range all {
		r := &all[i]
		key := address.Key(r.Measure).Within(r.Code)
		if r.Period != measures.Current {
			key = key.Of(r.Period)
		}
		id := b.id() + "/measures/" + string(key)
		b.measures = append(b.measures, measureRecords.record(measureSource{ids.of(id), b.id(), r.Name, r}))
	}
}

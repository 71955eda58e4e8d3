package serve

import (
	"gongkai/schema/measure"
)

// measureInfo is a measure that there is.
type measureInfo struct {
	ID         string `json:"measure"`
	Zh         string `json:"zh"`
	En         string `json:"en"`
	About      string `json:"definition_zh,omitempty"`
	AboutEn    string `json:"definition_en,omitempty"`
	Unit       string `json:"unit"`
	Each       string `json:"each,omitempty"` // it is one for each class of this classification
	Comparable bool   `json:"money"`
}

func measureList() []measureInfo {
	var out []measureInfo
	for _, m := range measure.Embedded() {
		out = append(out, infoOf(&m))
	}
	return out
}

func infoOf(m *measure.Measure) measureInfo {
	return measureInfo{m.ID, m.Zh, m.En, m.Definition.Zh, m.Definition.En, m.Unit, m.Each, m.Unit == "元"}
}

func findMeasure(id string) *measure.Measure {
	list := measure.Embedded()
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

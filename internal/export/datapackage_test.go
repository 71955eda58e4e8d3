package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gongkai/internal/tidy"
)

func TestDataPackage(t *testing.T) {
	for version, want := range map[int][]string{2: {`"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"`,
		`"type": "table"`}, 1: {`"profile": "tabular-data-package"`, `"name": "check-cells"`}} {
		path, _ := exported(
			t,
			"datapackage",
			Options{Version: version, Licences: []string{"CC-BY-4.0", "https://example.org/licence"}, Title: "某市"},
			documents(t)...)
		data, err := os.ReadFile(filepath.Join(path, descriptor))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range append(want, `"title": "某市"`, `{"name":"CC-BY-4.0"}`, `{"path":"https://example.org/licence"}`,
			`"path":"https://example.org/%E9%A2%84%E7%AE%97?a=1&b=2"`) {
			if !bytes.Contains(data, []byte(w)) {
				t.Errorf("version %d: no %s in %.600s", version, w, data)
			}
		}
		var d dataPackage
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		if len(d.Sources) != len(fixtureNames()) || len(d.Resources) != len(tidy.Tables()) {
			t.Error(len(d.Sources), len(d.Resources))
		}
		names := map[string]bool{}
		for _, r := range d.Resources {
			hash, size, err := digest(filepath.Join(path, r.Path))
			if err != nil || r.Hash != "sha256:"+hash || r.Bytes != size {
				t.Errorf("%s: %v", r.Name, err)
			}
			names[r.Name] = true
			for _, k := range r.Schema.ForeignKeys {
				if !names[k.Reference.Resource] {
					t.Errorf("%s refers to %s", r.Name, k.Reference.Resource)
				}
			}
		}
	}
}

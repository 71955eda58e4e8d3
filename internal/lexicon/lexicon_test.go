package lexicon

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/internal/hanzi"
	"gongkai/internal/packed"
)

var update = flag.Bool("update", false, "pack the lexicon anew")

// decode refuses keys that no section has: a word in a section that nobody reads would be lost in silence.
func decode(text []byte) (*Lexicon, error) {
	l := &Lexicon{}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(l); err != nil {
		return nil, err
	}
	return l, nil
}

// TestPacked holds the packed lexicon equal to the YAML.
func TestPacked(t *testing.T) {
	yaml, err := os.ReadFile("lexicon.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := decode(yaml)
	if err != nil {
		t.Fatal(err)
	}
	data, err := packed.Pack(want)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("lexicon.bin", data, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(data, []byte(text)) {
		t.Error("lexicon.bin is not what lexicon.yaml says: go test ./internal/lexicon -run TestPacked -update")
	}
	got := &Lexicon{}
	if err := packed.Unpack(string(data), got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the lexicon is read otherwise than it is written (%v)", err)
	}
}

// Words that are not as hanzi.Key writes them would never be found.
func TestWordsAreKeys(t *testing.T) {
	var walk func(v reflect.Value, at string)
	walk = func(v reflect.Value, at string) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i), at+"."+v.Type().Field(i).Name)
			}
		case reflect.Slice:
			if v.Len() == 0 {
				t.Errorf("%s is empty", at)
			}
			seen := map[string]bool{}
			for i := range v.Len() {
				walk(v.Index(i), at)
				pair := strings.HasSuffix(at, ".Same") && i%2 == 1 // several words may be compared as one
				if s, ok := v.Index(i).Interface().(string); ok && !pair {
					if seen[s] {
						t.Errorf("%s has %s twice", at, s)
					}
					seen[s] = true
				}
			}
		case reflect.String:
			// Patterns have characters of their own; their texts are keys all the same.
			if s := v.String(); !strings.ContainsAny(s, `\[^$|?*+`) && hanzi.Key(s) != s {
				t.Errorf("%s: %q should read %q", at, s, hanzi.Key(s))
			}
		}
	}
	walk(reflect.ValueOf(*Words()), "lexicon")
}

func TestDecodeRefusesUnknownKeys(t *testing.T) {
	if _, err := decode([]byte("titles: {telling: [收入], taling: [支出]}")); err == nil ||
		!strings.Contains(err.Error(), "taling") {
		t.Errorf("a misspelt key gives %v", err)
	}
	if _, err := decode([]byte("tittles: {}")); err == nil {
		t.Error("an unknown section is taken")
	}
}

func TestTotals(t *testing.T) {
	for label, want := range map[string]bool{"合计": true, "小计": true, "合计:": true, "收入": false, "合计数": false, "": false} {
		if got := Words().Totals.Is(label); got != want {
			t.Errorf("%q is a total: %v", label, got)
		}
	}
}

func TestTotalsEnd(t *testing.T) {
	for label, want := range map[string]bool{"合计": true, "金额合计": true, "合计数": false, "": false} {
		if got := Words().Totals.Ends(label); got != want {
			t.Errorf("%q ends in a total: %v", label, got)
		}
	}
}

func TestBodies(t *testing.T) {
	bodies := Words().Bodies
	for name, want := range map[string]bool{"某市审计局": true, "某市审计局(本级)": true, "某(市)审计局": true, "某(市)局(本级)": true,
		"工资福利支出": false, "会议费(中心)": false, "": false} {
		if got := bodies.Is(name); got != want {
			t.Errorf("%s is a body: %v", name, got)
		}
	}
	for name, want := range map[string]string{"某局(本级)": "某局", "某局机关": "某局", "某局本部": "某局本部", "某局(本部)": "某局", "某局": "某局"} {
		if got := bodies.WithoutLevel(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

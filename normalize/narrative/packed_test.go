package narrative

import (
	"bytes"
	"os"
	"reflect"
	"testing"

	"gopkg.in/yaml.v3"

	"gongkai/internal/packed"
)

// TestPacked holds the packed facts equal to the YAML, which has no key that nobody reads.
func TestPacked(t *testing.T) {
	text, err := os.ReadFile("facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var want, got factsFile
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&want); err != nil {
		t.Fatal(err)
	}
	data, err := packed.Pack(&want)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("facts.bin", data, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(data) != factsText {
		t.Error("facts.bin is not what facts.yaml says: go test ./normalize/narrative -run TestPacked -update")
	}
	if err := packed.Unpack(string(data), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the facts are read otherwise than they are written (%v)", err)
	}
}

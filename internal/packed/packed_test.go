package packed

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

type word string

type leaf struct {
	Name  string
	Words []word
	Path  [2]string
	Count int
	Yes   bool
	plain int
}

type tree struct {
	Leaf   leaf
	More   *tree
	Leaves []leaf
	ByName map[string]string
	Lists  map[string][]string
	Empty  []string
	F, G   int
	H, I   bool
}

func TestPack(t *testing.T) {
	in := tree{
		Leaf:   leaf{Name: "预算", Words: []word{"预算", "", "决算"}, Path: [2]string{"a", "预算"}, Count: -7, Yes: true},
		More:   &tree{Leaves: []leaf{{}, {Count: 1 << 40}}, I: true},
		ByName: map[string]string{"b": "x", "a": "预算"}, Lists: map[string][]string{"a": {"b"}, "b": nil},
		G: 200,
	}
	data, err := Pack(&in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Pack(&in)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("packed again it is another (%v)", err)
	}
	if n := strings.Count(string(data), "预算"); n != 1 {
		t.Errorf("a text stands %d times", n)
	}
	var out tree
	if err := Unpack(string(data), &out); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(in, out) {
		t.Errorf("%+v\nis read as\n%+v", in, out)
	}
	list := append(out.Leaf.Words, "x") // lists share memory, and none reaches into the next
	if list[3] != "x" || out.Lists["a"][0] != "b" {
		t.Errorf("a list grew into another: %v", out.Lists)
	}
}

func TestPackOnlyExported(t *testing.T) {
	data, err := Pack(leaf{Name: "a", plain: 3})
	if err != nil {
		t.Fatal(err)
	}
	var out leaf
	if err := Unpack(string(data), &out); err != nil || out.plain != 0 || out.Name != "a" {
		t.Errorf("%+v, %v", out, err)
	}
	if _, err := Pack(struct{ F float64 }{1}); err == nil {
		t.Error("a type that is not known is written")
	}
}

func TestUnpackOther(t *testing.T) {
	data, _ := Pack(leaf{Name: "a", Count: 3})
	for name, bad := range map[string]string{"": "", "cut": string(data[:len(data)-1]), "more": string(data) + "x"} {
		if err := Unpack(bad, &leaf{}); err == nil {
			t.Errorf("%s: it is read", name)
		}
	}
}

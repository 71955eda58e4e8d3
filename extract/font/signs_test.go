package font

import "testing"

// The same private use character is another sign in another font, and stays where no font of signs says what it is.
func TestSigns(t *testing.T) {
	toUnicode := stream("1 begincodespacerange <00> <FF> endcodespacerange beginbfrange <20> <FF> <F020> endbfrange", "")
	for _, c := range []struct{ name, in, want string }{
		{"Wingdings", "\xfe\xfd\xa8\xfc\xfb\x52", "☑☒□✓✗\uf052"},
		{"ABCDEF+Wingdings-Regular", "\xfe", "☑"},
		{"Wingdings2", "\x52\x53\xa3\x50\x4f\xfe", "☑☒□✓✗\uf0fe"},
		{"Wingdings#202", "\x52", "☑"},
		{"Wingdings3", "\x52", "\uf052"},
		{"SymbolMT", "\xb7\xd6", "•√"},
	} {
		f := load(t, "<</Type/Font/Subtype/TrueType/BaseFont/"+c.name+"/ToUnicode 5 0 R>>", toUnicode)
		if text, _ := decode(f, c.in); text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, text, c.want)
		}
	}
	f := load(t, "<</Type/Font/Subtype/TrueType/BaseFont/Wingdings2>>")
	if text, _ := decode(f, "R\xa3A"); text != "☑□" {
		t.Errorf("by the bytes alone: got %q", text)
	}
}

package pdf

import (
	"gongkai/extract/geometry"
	"strings"
	"testing"
)

// onePage opens a file whose only page has these entries, below a tree node with those.
func onePage(t *testing.T, node, leaf string) (Page, string) {
	t.Helper()
	b := newBuilder()
	b.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	b.object(2, "<< /Type /Pages /Kids [3 0 R] "+node+" >>")
	b.object(3, "<< /Type /Page /Parent 2 0 R "+leaf+" >>")
	b.object(4, "[0 0 100 200]")
	b.table(root)
	d, err := Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	ids := ""
	for _, f := range d.Findings() {
		ids += f.ID
		if f.Page != 1 {
			t.Errorf("%s on page %d", f.ID, f.Page)
		}
	}
	return d.Pages()[0], ids
}

func TestBoxes(t *testing.T) {
	a4 := geometry.Rect{X1: 595, Y1: 842}
	small := geometry.Rect{X1: 100, Y1: 200}
	for _, c := range []struct {
		node, leaf string
		want       geometry.Rect
		findings   string
	}{
		{"/MediaBox [0 0 100 200]", "", small, ""},
		{"", "/MediaBox 4 0 R", small, ""},
		{"/MediaBox [0 0 9 9]", "/MediaBox [100 200 0 0]", small, ""},
		{"/MediaBox [0 0 100 200] /CropBox [10 10 50 50]", "", geometry.Rect{X0: 10, Y0: 10, X1: 50, Y1: 50}, ""},
		{"/MediaBox [0 0 999 999] /CropBox [0 0 100 200]", "/MediaBox [0 0 500 500]", small, ""},
		{"/MediaBox [0 0 100 200]", "/CropBox [-50 -50 500 500]", small, ""},
		{"/MediaBox [0 0 100 200]", "/CropBox [300 300 500 500]", small, noteBox},
		{"/MediaBox [0 0 100 200]", "/CropBox [5 5 5 5]", small, noteBox},
		{"/MediaBox [0 0 100 200]", "/MediaBox [0 0 0 0]", small, noteBox},
		{"/MediaBox [0 0 100 200]", "/MediaBox [0 0 (x) 0]", small, noteBox},
		{"/MediaBox [0 0 100 200]", "/MediaBox [0 0 1.0e300 9.9e300]", small, noteBox},
		{"/MediaBox [0 0 100 200]", "/MediaBox [99999999 0 99999999.5 842]", small, noteBox},
		{"", "", a4, noteBox},
		{"", "/CropBox [0 0 100 200]", small, noteBox},
		{"", "/MediaBox [0 0 999999999 9]", a4, noteBox},
	} {
		if p, ids := onePage(t, c.node, c.leaf); p.Box != c.want ||
			strings.ReplaceAll(ids, noteBox+noteBox, noteBox) != c.findings {
			t.Errorf("%s | %s: %v %s, want %v %s", c.node, c.leaf, p.Box, ids, c.want, c.findings)
		}
	}
}

func TestRotateAndUnit(t *testing.T) {
	for in, want := range map[string]int{"90": 90, "-90": 270, "450": 90, "0": 0, "91": 90, "89.6": 90,
		"9007199254740992": 0, "(x)": 0} {
		if p, _ := onePage(t, "/MediaBox [0 0 9 9] /Rotate 0", "/Rotate "+in); p.Rotate != want {
			t.Errorf("/Rotate %s: %d, want %d", in, p.Rotate, want)
		}
	}
	for in, want := range map[string]float64{"2.5": 2.5, "0": 1, "-1": 1, "99999": 1, "null": 1} {
		if p, _ := onePage(t, "/MediaBox [0 0 9 9]", "/UserUnit "+in); p.UserUnit != want {
			t.Errorf("/UserUnit %s: %v, want %v", in, p.UserUnit, want)
		}
	}
}

func TestContentsArray(t *testing.T) {
	b := newBuilder().tree("(one) Tj", "(two) Tj")
	b.object(11, "<< /Type /Page /Contents [12 0 R null 99 0 R 14 0 R] >>")
	b.table(root)
	expect(t, b.String(), []string{"(one) Tj\n(two) Tj\n", "(two) Tj"})
}

func TestLayers(t *testing.T) {
	b := newBuilder().tree("")
	b.object(1, "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [6 0 R] >> >> >>")
	b.object(5, "<< /Type /OCG /Name (on) >>")
	b.object(6, "<< /Type /OCG /Name (off) >>")
	b.object(7, "<< /Type /OCMD /OCGs [5 0 R 6 0 R] >>")
	b.object(8, "<< /Type /OCMD /OCGs [5 0 R 6 0 R] /P /AllOn >>")
	b.object(9, "<< /Type /OCMD /OCGs 6 0 R >>")
	b.table(root)
	d, err := Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]bool{5: false, 6: true, 7: false, 8: true, 9: true, 99: false} {
		if d.LayerOff(Ref{Number: n}) != want {
			t.Errorf("group %d: off is not %v", n, want)
		}
	}
}

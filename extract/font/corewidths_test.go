package font

import (
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"golang.org/x/text/encoding/charmap"
)

// TestCoreWidths holds the advances of the standard fonts against those that pdfcpu has, which says 1000 of what it
// does not know.
func TestCoreWidths(t *testing.T) {
	for _, name := range []string{"Courier", "Courier-BoldOblique", "Helvetica", "Helvetica-Bold", "Helvetica-Oblique",
		"Helvetica-BoldOblique",
		"Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic", "Symbol", "ZapfDingbats"} {
		core, known := coreFont(name), 0
		for c := 32; c < 256; c++ {
			want, err := font.CharWidth(name, rune(c))
			if err != nil || want == 1000 {
				continue
			}
			text := string(charmap.Windows1252.DecodeByte(byte(c)))
			if got, ok := coreWidth(core, byte(c), text); ok && got != float64(want)/1000 {
				t.Errorf("%s, code %d: %v, want %v", name, c, got, want)
			} else if ok {
				known++
			}
		}
		if known < 180 {
			t.Errorf("%s: %d widths", name, known)
		}
	}
}

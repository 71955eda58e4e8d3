package pdf

import (
	"fmt"
	"math/rand"
	"runtime"
	"strings"
	"testing"
	"time"

	"gongkai/internal/cputime"
)

// bounded opens a file and reads all of it, in little time and memory.
func bounded(t *testing.T, name, data string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := cputime.Used()
	d, err := Open([]byte(data))
	opened := cputime.Since(start)
	if err == nil {
		readAll(d)
		d.Findings()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	if took := cputime.Since(start); took > 20*time.Second || kept > 400<<20 {
		t.Errorf("%s: opened in %v, read in %v, %d MB kept", name, opened, took, kept>>20)
	} else {
		t.Logf("%-40s opened %8v, all %8v, kept %4d MB, allocated %5d MB, %v", name, opened.Round(time.Millisecond),
			took.Round(time.Millisecond),
			kept>>20, (after.TotalAlloc-before.TotalAlloc)>>20, err)
	}
	runtime.KeepAlive(d)
}

func TestGarbage(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const size, less = 20 << 20, 4 << 20
	random := make([]byte, size)
	rand.New(rand.NewSource(1)).Read(random)
	bounded(t, "random", "%PDF-1.4\n"+string(random))
	for _, s := range []string{"\x00", "obj", "1 0 obj ", "1 0 obj(", "1 0 obj<<", "1 0 obj[", "endobj ", "stream\n",
		"endstream", "xref\n", "trailer", "trailer<<",
		"startxref 9 ", "1 0 obj /Catalog ", "1 0 obj<</Type/ObjStm>>stream\n", "%", "(",
		"1 0 obj<</Type/XRef/W[1 1 1]>>stream\n", "/ObjStm"} {
		bounded(t, fmt.Sprintf("%.30q", s), "%PDF-1.4\n"+strings.Repeat(s, less/len(s))+"\nstartxref 9\n")
	}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i := 1; b.Len() < size; i++ {
		fmt.Fprintf(&b, "%d 0 obj(", i)
	}
	bounded(t, "numbered objects", b.String())
}

// attack opens a file of a catalogue, whatever body adds, and a table.
func attack(t *testing.T, name string, body func(b *builder)) {
	b := newBuilder()
	b.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	body(b)
	b.table(root)
	bounded(t, name, b.String())
}

func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	refs := func(from, to int) string {
		var s strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&s, "%d 0 R ", i)
		}
		return s.String()
	}
	attack(t, "lengths that need lengths", func(b *builder) {
		const n = 100_000
		b.object(2, "<< /Kids [ << /Type /Page /Contents ["+refs(10, n)+"] >> ] >>")
		for i := 10; i < n; i++ {
			b.object(i, fmt.Sprintf("<< /Length %d 0 R >> stream\n", i+1))
		}
	})
	attack(t, "tree that doubles", func(b *builder) {
		for i := 2; i < 60; i++ {
			b.object(i, fmt.Sprintf("<< /Kids [%d 0 R %d 0 R] >>", i+1, i+1))
		}
		b.object(60, "<< /Type /Page >>")
	})
	attack(t, "one page a million times", func(b *builder) {
		b.object(2, "<< /Kids ["+strings.Repeat("3 0 R ", 1_000_000)+"] >>")
		b.object(3, "<< /Type /Page /Contents ["+strings.Repeat("4 0 R ", 100_000)+"] >>")
		b.stream(4, "/Filter /AHx", strings.Repeat(" ", 1<<20))
	})
	attack(t, "one raw content for all pages", func(b *builder) {
		b.object(2, "<< /Kids ["+strings.Repeat("3 0 R ", 1_000_000)+"] >>")
		b.object(3, "<< /Type /Page /Contents 4 0 R >>")
		b.stream(4, "", strings.Repeat(" ", 10<<20))
	})
	attack(t, "strings without end", func(b *builder) {
		b.object(2, "<< /Kids [ "+refs(10, 300_000)+"] >>")
		for i := 10; i < 300_000; i++ {
			b.offsets[i] = b.Len()
			fmt.Fprintf(b, "%d 0 obj(", i)
		}
	})
	attack(t, "streams without end", func(b *builder) {
		b.object(2, "<< /Kids [ << /Type /Page /Contents ["+refs(10, 300_000)+"] >> ] >>")
		for i := 10; i < 300_000; i++ {
			b.offsets[i] = b.Len()
			fmt.Fprintf(b, "%d 0 obj<<>>stream\n", i)
		}
	})
	attack(t, "objects behind the same blanks", func(b *builder) {
		b.object(2, "<< /Kids [ "+refs(10, 200_000)+"] >>")
		for i := 10; i < 200_000; i++ {
			b.offsets[i] = b.Len() + i
		}
		b.WriteString(strings.Repeat(" ", 10<<20))
	})
	attack(t, "object stream full of one object", func(b *builder) {
		var head strings.Builder
		for i := 10; i < 200_000; i++ {
			fmt.Fprintf(&head, "%d 0 ", i)
		}
		b.object(2, "<< /Kids [ "+refs(10, 200_000)+"] >>")
		b.stream(5, fmt.Sprintf("/Type /ObjStm /N 200000 /First %d /Filter /Fl", head.Len()),
			deflated(head.String()+"<< /Kids ["+strings.Repeat("[] ", 1_000_000)))
		b.offsets[10] = 1 // makes a search necessary
	})
	attack(t, "object streams that are bombs", func(b *builder) {
		z := deflated(strings.Repeat("1 0 ", 16<<20))
		b.object(2, "<< /Kids [ "+refs(10, 200)+"] >>")
		for i := 10; i < 200; i++ {
			b.stream(i, "/Type /ObjStm /N 99999999 /First 0 /Filter /Fl", z)
		}
		b.offsets[9] = 1
		b.object(3, "<< /Kids [9 0 R] >>")
	})
	attack(t, "values", func(b *builder) {
		b.object(2, "<< /Kids [ "+refs(10, 100)+"] >>")
		for i := 10; i < 100; i++ {
			b.object(i, "<< /Kids ["+strings.Repeat("<</A 1>>", 100_000)+"] >>")
		}
	})
	b := newBuilder().tree("")
	at := b.Len()
	b.stream(9, "/Type /XRef /W [0 1 0] /Root 1 0 R /Filter /Fl", deflated(strings.Repeat("\x09", 100<<20)))
	b.end(at)
	bounded(t, "table of 100 million objects", b.String())
}

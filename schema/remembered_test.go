package schema

import (
	"reflect"
	"runtime"
	"strings"
	"testing"

	"gongkai/internal/limits"
)

// TestRemembered: a document is recognised in the same way with what is remembered of others as with nothing.
func TestRemembered(t *testing.T) {
	forms, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	known := newRemembered()
	for range 2 {
		for _, title := range []string{"收入总表", "部门收入总表", "部门收支总体情况表", "预算01表 支出总表", "收入支出决算总表", "某表"} {
			doc := documentOf(incomeTable(title))
			fresh := newRecogniser(doc).recognise(forms)
			if again := newRecogniserTold(doc, Told{}, known).recognise(forms); !reflect.DeepEqual(again, fresh) {
				t.Errorf("%s: with a memory %+v, without %+v", title, again, fresh)
			}
		}
	}
	if known.size == 0 || known.book.size == 0 {
		t.Error("nothing is remembered, or not counted")
	}
	known.asLabel[strings.Repeat("长", 10)] = label{}
	known.size = limits.RememberedBytes + 1
	known.release()
	if recall() == known {
		t.Error("a memory that has grown too large is kept")
	}
}

// TestRecall: what is remembered outlives collections, which come between documents.
func TestRecall(t *testing.T) {
	known := newRemembered()
	known.release()
	runtime.GC()
	runtime.GC()
	if recall() != known {
		t.Error("what was remembered is forgotten")
	}
	if recall() == known {
		t.Error("two documents have one memory")
	}
}

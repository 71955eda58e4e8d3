package ocr

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/extract/picture"
)

// TestMain lets the test be an engine, too.
func TestMain(m *testing.M) {
	if behaviour := os.Getenv("OCR_TEST_ENGINE"); behaviour != "" {
		engine(behaviour, os.Getenv("OCR_TEST_FILE"))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// engine reads of each line how wide and high it is, and its first pixel, unless it is to misbehave.
func engine(behaviour, file string) {
	switch behaviour {
	case "lacking":
		fmt.Println(`{"error": "the package lens is missing"}`)
		return
	case "strange":
		fmt.Println("hello")
		return
	case "old":
		fmt.Println(`{"protocol": 0, "engine": "test"}`)
		return
	}
	fmt.Println(`{"protocol": 1, "engine": "test", "version": "1"}`)
	in := bufio.NewReader(os.Stdin)
	for {
		head, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var q question
		json.Unmarshal(head, &q)
		a := answer{ID: q.ID}
		for _, s := range q.Images {
			pixels := make([]byte, s.Width*s.Height)
			io.ReadFull(in, pixels)
			a.Lines = append(a.Lines, line{Text: fmt.Sprint(q.Kind, s.Width, "x", s.Height, "=", pixels[0]), Confidence: 2})
		}
		switch behaviour {
		case "dies once":
			if _, err := os.Stat(file); err != nil {
				os.WriteFile(file, nil, 0o600)
				fmt.Fprintln(os.Stderr, "ouch")
				os.Exit(3)
			}
		case "dies":
			fmt.Fprintln(os.Stderr, "ouch")
			os.Exit(3)
		case "short":
			a.Lines = a.Lines[1:]
		case "other":
			a.ID++
		}
		text, _ := json.Marshal(a)
		fmt.Println(string(text))
	}
}

func testEngine(t *testing.T, behaviour string) *Engine {
	file := filepath.Join(t.TempDir(), "died")
	e := New(func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "OCR_TEST_ENGINE="+behaviour, "OCR_TEST_FILE="+file)
		return cmd
	})
	t.Cleanup(e.Close)
	return e
}

func pictures(n int) (out []*image.Gray) {
	for i := range n {
		g := image.NewGray(image.Rect(0, 0, 3+i%5, 2))
		g.Pix[0] = uint8(i)
		out = append(out, g)
	}
	return out
}

func TestEngine(t *testing.T) {
	e := testEngine(t, "good")
	const lines = 150 // more than one question
	texts, err := e.Recognise(context.Background(), picture.Numbers, pictures(lines))
	if err != nil || len(texts) != lines {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	for i, got := range texts {
		if want := fmt.Sprintf("number%dx2=%d", 3+i%5, i); got.Text != want || got.Confidence != 1 {
			t.Errorf("line %d reads %+v, want %s with a confidence of 1 at most", i, got, want)
		}
	}
	if e.Name() != "test 1" {
		t.Errorf("it is called %q", e.Name())
	}
}

// TestRestart: an engine that dies is started again.
func TestRestart(t *testing.T) {
	texts, err := testEngine(t, "dies once").Recognise(context.Background(), picture.Words, pictures(3))
	if err != nil || len(texts) != 3 {
		t.Fatalf("%v, %v", texts, err)
	}
}

// TestMisbehaviour: whatever an engine does, the error says what.
func TestMisbehaviour(t *testing.T) {
	for behaviour, want := range map[string]string{
		"lacking": "the package lens is missing", "strange": "no JSON", "old": "protocol 0", "dies": "ouch",
		"short": "2 lines of 3", "other": "question",
	} {
		_, err := testEngine(t, behaviour).Recognise(context.Background(), picture.Words, pictures(3))
		if !errors.Is(err, ErrEngine) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want one that says %q", behaviour, err, want)
		}
	}
	if err := Ready(context.Background(), New(func() *exec.Cmd { return exec.Command("/there/is/none") })); err == nil {
		t.Error("a program that does not exist is ready")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := testEngine(t, "good").Recognise(ctx, picture.Words, pictures(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that is done gives %v", err)
	}
}

// TestFirst: the first engine that there is reads, and without any there is a reason.
func TestFirst(t *testing.T) {
	f := &first{candidates: []picture.Engine{testEngine(t, "lacking"), testEngine(t, "good")}}
	if texts, err := f.Recognise(context.Background(), picture.Words, pictures(1)); err != nil || len(texts) != 1 {
		t.Errorf("%v, %v", texts, err)
	}
	none := &first{candidates: []picture.Engine{testEngine(t, "lacking")}}
	_, err := none.Recognise(context.Background(), picture.Words, pictures(1))
	if !errors.Is(err, picture.ErrNoEngine) || !strings.Contains(err.Error(), "lens") {
		t.Errorf("without an engine: %v", err)
	}
}

func TestSettings(t *testing.T) {
	for _, s := range []Setting{{}, {Name: Off}} {
		if s.On() || Open(s) != nil {
			t.Errorf("%+v has an engine", s)
		}
	}
	if s := (Setting{Command: []string{"x"}}); !s.On() || Open(s) == nil || OpenSecond(s) != nil {
		t.Error("a command is no engine, or not the only one")
	}
	for _, s := range []Setting{{Name: Auto}, {Name: RapidOCR, Second: Tesseract}} {
		if Open(s) == nil || OpenSecond(s) == nil {
			t.Errorf("%+v has not two engines", s)
		}
	}
	if s := (Setting{Name: Layer}); !s.On() || !s.Layers() || Open(s) != nil {
		t.Error("text layers need an engine")
	}
	if OpenSecond(Setting{Name: RapidOCR}) != nil {
		t.Error("one engine is two")
	}
}

// TestLanes: several processes share the lines, and each line keeps its place.
func TestLanes(t *testing.T) {
	const lines = 150
	one := inLanes(1, func() picture.Engine { return testEngine(t, "good") })
	three := inLanes(3, func() picture.Engine { return testEngine(t, "good") })
	for _, e := range []picture.Engine{one, three} {
		texts, err := e.Recognise(context.Background(), picture.Numbers, pictures(lines))
		if err != nil || len(texts) != lines {
			t.Fatalf("%d texts, %v", len(texts), err)
		}
		for i, got := range texts {
			if want := fmt.Sprintf("number%dx2=%d", 3+i%5, i); got.Text != want {
				t.Errorf("line %d reads %+v, want %s", i, got, want)
			}
		}
	}
	dying := inLanes(3, func() picture.Engine { return testEngine(t, "dies") })
	if _, err := dying.Recognise(context.Background(), picture.Words, pictures(lines)); !errors.Is(err, ErrEngine) {
		t.Errorf("processes that die give %v", err)
	}
}

// counted counts the lines that its engine is asked.
type counted struct {
	*Engine
	lines int
}

func (c *counted) Recognise(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	c.lines += len(lines)
	return c.Engine.Recognise(ctx, kind, lines)
}

// TestKept: what was read is not read again, but for another kind, other pictures, or when its file is damaged.
func TestKept(t *testing.T) {
	dir := t.TempDir()
	ask := func(kind picture.Kind, n int) (asked int) {
		t.Helper()
		e := &counted{Engine: testEngine(t, "good")}
		k := &kept{e, dir}
		texts, err := k.Recognise(context.Background(), kind, pictures(n))
		if err != nil || len(texts) != n || texts[n-1].Text != fmt.Sprintf("%s%dx2=%d", kind, 3+(n-1)%5, n-1) {
			t.Fatalf("%v, %v", texts, err)
		}
		return e.lines
	}
	for i, c := range []struct {
		kind  picture.Kind
		lines int
		asked int
	}{
		{picture.Words, 3, 3}, {picture.Words, 3, 0}, {picture.Numbers, 3, 3}, {picture.Words, 4, 4}, {picture.Words, 4, 0},
	} {
		if got := ask(c.kind, c.lines); got != c.asked {
			t.Errorf("%d: %d lines were read of %d %ss, want %d", i, got, c.lines, c.kind, c.asked)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(files) != 3 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, content := range []string{"", "[", `[{"text":"of one line"}]`} {
		for _, f := range files {
			if err := os.WriteFile(f, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if got := ask(picture.Words, 3); got != 3 {
			t.Errorf("a file with %q counts: %d lines were read", content, got)
		}
	}
	if a, b := digest("x 1", picture.Words, pictures(2)), digest("x 2", picture.Words, pictures(2)); a == b {
		t.Error("another version of an engine reads the same")
	}
}

func TestTSV(t *testing.T) {
	const head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	texts, err := readTSV([]byte(head+"1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n"+
		"5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.5\t支出\n5\t1\t1\t1\t1\t2\t9\t0\t9\t9\t80\t总计\n"+
		"5\t3\t1\t1\t1\t1\t0\t0\t9\t9\t91\t12.5\n5\t3\t1\t1\t1\t2\t0\t0\t9\t9\t90\t7\n"), 3)
	if err != nil || texts[0].Text != "支出总计" || texts[0].Confidence != 0.8 || texts[1].Text != "" ||
		texts[2].Text != "12.5 7" {
		t.Errorf("%+v, %v", texts, err)
	}
	if _, err := readTSV([]byte(head+"5\t4\t1\t1\t1\t1\t0\t0\t9\t9\t91\t12.5\n"), 3); err == nil {
		t.Error("a picture that was not asked about is taken")
	}
}

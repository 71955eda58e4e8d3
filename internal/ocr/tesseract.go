package ocr

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"gongkai/extract/picture"
	"gongkai/internal/limits"
)

// tesseract is the program of that name, which reads the lines of a question in one run: it keeps no process.
type tesseract struct {
	threads int

	mutex  sync.Mutex
	name   string
	failed error
}

// languages that are read, where they are installed: simplified Chinese, which has digits, too.
const languages = "chi_sim"

// numeric are the characters of numbers.
const numeric = "0123456789.,-+%()"

// ready asks for the version and the languages.
func (t *tesseract) ready(ctx context.Context) error {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.name != "" || t.failed != nil {
		return t.failed
	}
	said, err := bounded(ctx, "tesseract", "--version")
	if err != nil {
		t.failed = fmt.Errorf("%w: tesseract: %s", ErrEngine, err)
		return t.failed
	}
	version, _, _ := strings.Cut(string(said), "\n")
	listed, err := bounded(ctx, "tesseract", "--list-langs")
	if err != nil || !bytes.Contains(listed, []byte(languages)) {
		t.failed = fmt.Errorf("%w: tesseract has no data of the language %s", ErrEngine, languages)
		return t.failed
	}
	t.name = strings.TrimSpace(version) + " " + languages
	return nil
}

// Name tells the program and its version.
func (t *tesseract) Name() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.name
}

// Recognise reads lines.
func (t *tesseract) Recognise(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	if err := t.ready(ctx); err != nil {
		return nil, err
	}
	var out []picture.Text
	for len(lines) > 0 {
		some := lines[:min(len(lines), limits.OCRLines)]
		texts, err := t.run(ctx, kind, some)
		if err != nil {
			return nil, err
		}
		out, lines = append(out, texts...), lines[len(some):]
	}
	return out, nil
}

// tesseractHeight is the height of a line for which its models were trained, with its margins.
const tesseractHeight = 48

// run reads lines from files of a folder of its own.
func (t *tesseract) run(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	dir, err := os.MkdirTemp("", "gongkai-ocr-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var list bytes.Buffer
	for i, l := range lines {
		name := filepath.Join(dir, strconv.Itoa(i)+".pgm")
		if err := os.WriteFile(name, graymap(enlarged(l, tesseractHeight)), 0o600); err != nil {
			return nil, err
		}
		list.WriteString(name + "\n")
	}
	input := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(input, list.Bytes(), 0o600); err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, limits.OCRTime)
	defer cancel()
	args := []string{input, "stdout", "-l", languages, "--psm", "7", "--dpi", "300"}
	if kind == picture.Numbers {
		args = append(args, "-c", "tessedit_char_whitelist="+numeric)
	}
	cmd := exec.CommandContext(limited, "tesseract", append(args, "tsv")...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT="+strconv.Itoa(t.threads))
	var said words
	cmd.Stderr = &said
	table, err := cmd.Output()
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w: tesseract: %s (%s)", ErrEngine, err, said.last())
	}
	return readTSV(table, len(lines))
}

// readTSV reads the table that tesseract writes: a line a word, with the number of its picture.
func readTSV(table []byte, pictures int) ([]picture.Text, error) {
	const columns = 12
	out := make([]picture.Text, pictures)
	s := bufio.NewScanner(bytes.NewReader(table))
	s.Buffer(nil, limits.OCRAnswer)
	for s.Scan() {
		f := strings.Split(s.Text(), "\t")
		if len(f) != columns || f[0] != "5" { // 5 are words
			continue
		}
		page, err := strconv.Atoi(f[1])
		if err != nil || page < 1 || page > pictures {
			return nil, errors.New("tesseract writes a table of other pictures")
		}
		sure, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			return nil, fmt.Errorf("tesseract writes a confidence of %q", f[10])
		}
		t := &out[page-1]
		if t.Text == "" {
			t.Confidence = 1
		} else if last, next := t.Text[len(t.Text)-1], f[11]; last < 0x80 && next != "" && next[0] < 0x80 {
			t.Text += " "
		}
		t.Text += f[11]
		t.Confidence = min(t.Confidence, max(0, sure/100))
	}
	return out, s.Err()
}

// enlarged gives a picture of this height, or a higher one as it is.
func enlarged(l *image.Gray, height int) *image.Gray {
	w, h := l.Rect.Dx(), l.Rect.Dy()
	if h == 0 || w == 0 || h >= height {
		return l
	}
	factor := float64(h) / float64(height)
	out := image.NewGray(image.Rect(0, 0, max(1, int(float64(w)/factor)), height))
	for y := range out.Rect.Dy() {
		fy := min(max((float64(y)+0.5)*factor-0.5, 0), float64(h-1))
		y0 := int(fy)
		y1 := min(y0+1, h-1)
		for x := range out.Rect.Dx() {
			fx := min(max((float64(x)+0.5)*factor-0.5, 0), float64(w-1))
			x0 := int(fx)
			x1 := min(x0+1, w-1)
			ax, ay := fx-float64(x0), fy-float64(y0)
			top := float64(l.Pix[y0*l.Stride+x0])*(1-ax) + float64(l.Pix[y0*l.Stride+x1])*ax
			low := float64(l.Pix[y1*l.Stride+x0])*(1-ax) + float64(l.Pix[y1*l.Stride+x1])*ax
			out.Pix[y*out.Stride+x] = uint8(top*(1-ay) + low*ay + 0.5)
		}
	}
	return out
}

// graymap is a picture as a portable graymap, which all programs read.
func graymap(l *image.Gray) []byte {
	w, h := l.Rect.Dx(), l.Rect.Dy()
	out := fmt.Appendf(nil, "P5 %d %d 255\n", w, h)
	for y := range h {
		out = append(out, l.Pix[y*l.Stride:y*l.Stride+w]...)
	}
	return out
}

package ocr

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"

	"gongkai/extract/picture"
	"gongkai/internal/atomicfile"
	"gongkai/internal/limits"
)

// kept keeps what an engine reads in a folder, for who asks the same again: a run that goes on, or a program with other
// forms. A file has the answers for the lines of a page, under the hash of their pictures and of the engine's name. It
// is there as a whole or not at all, so that several programs may share the folder.
type kept struct {
	picture.Engine
	dir string
}

// Recognise gives what was read before, or has the engine read.
func (k *kept) Recognise(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	if err := Ready(ctx, k.Engine); err != nil {
		return nil, err
	}
	sum := digest(k.Name(), kind, lines)
	path := filepath.Join(k.dir, sum[:2], sum+".json")
	if texts := recall(path, len(lines)); texts != nil {
		return texts, nil
	}
	texts, err := k.Engine.Recognise(ctx, kind, lines)
	if err != nil {
		return nil, err
	}
	if err := keep(path, texts); err != nil {
		return nil, fmt.Errorf("%w: what it read cannot be kept: %s", ErrEngine, err)
	}
	return texts, nil
}

func (k *kept) ready(ctx context.Context) error { return Ready(ctx, k.Engine) }

// Close ends the engine.
func (k *kept) Close() { Close(k.Engine) }

// digest names a question to an engine.
func digest(name string, kind picture.Kind, lines []*image.Gray) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %d\n", name, kind, len(lines))
	for _, l := range lines {
		fmt.Fprintln(h, l.Rect.Dx(), l.Rect.Dy())
		for y := range l.Rect.Dy() {
			h.Write(l.Pix[y*l.Stride : y*l.Stride+l.Rect.Dx()])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// recall reads the answers of a file. It gives nil for one that is missing or damaged, which is written anew.
func recall(path string, want int) []picture.Text {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limits.PicturePieces*limits.OCRText))
	var lines []line
	if err != nil || json.Unmarshal(text, &lines) != nil {
		return nil
	}
	texts, err := texts(lines, want)
	if err != nil {
		return nil
	}
	return texts
}

func keep(path string, texts []picture.Text) error {
	lines := make([]line, len(texts))
	for i, t := range texts {
		lines[i] = line(t)
	}
	content, err := json.Marshal(lines)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := atomicfile.Beside(path)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(content); err != nil {
		return err
	}
	return f.Commit(path)
}

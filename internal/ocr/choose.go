package ocr

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"

	"gongkai/extract/picture"
	"gongkai/internal/limits"
)

// rapidAdapter is the program that makes an engine of the Python package rapidocr. Python takes it as an argument, so
// no file need be written.
//
//go:embed rapidocr.py
var rapidAdapter string

// Names of the engines that come with the program, and of choices.
const (
	Off       = "off"
	Auto      = "auto"  // the first that there is
	Layer     = "layer" // none: what another program recognised, and wrote into the file
	RapidOCR  = "rapidocr"
	Tesseract = "tesseract"
	Command   = "command" // one of the user's own
)

// Names are those that can be asked for.
var Names = []string{Off, Auto, RapidOCR, Tesseract, Layer}

// Setting says which engine shall read scans.
type Setting struct {
	Name    string   `json:"name,omitempty"`    // one of Names, or "" for off
	Second  string   `json:"second,omitempty"`  // that reads unsure numbers again, "" for none; Auto has one if there is
	Command []string `json:"command,omitempty"` // an engine of the user's own: a program with its arguments
	Threads int      `json:"threads,omitempty"` // that the engine may use; 0 for all cores
	Python  string   `json:"python,omitempty"`  // what to run Python with; "" for python3
	Keep    string   `json:"keep,omitempty"`    // the folder that keeps what was read; "" for none
}

// Reads reports whether a name is that of one certain engine.
func Reads(name string) bool { return name == RapidOCR || name == Tesseract }

// On reports whether scans shall be read.
func (s Setting) On() bool { return len(s.Command) > 0 || s.Name != "" && s.Name != Off }

// Layers reports whether the text counts that a file has for its pictures, where there is no engine.
func (s Setting) Layers() bool { return len(s.Command) == 0 && (s.Name == Auto || s.Name == Layer) }

// Open gives the engine that a setting names. It starts when it is first asked. Of a setting without one it gives nil.
func Open(s Setting) picture.Engine { return s.kept(s.open()) }

// OpenSecond gives the engine that reads numbers again of which the first is not sure, nil for none. That of Auto may
// turn out to be missing, or the first one itself.
func OpenSecond(s Setting) picture.Engine {
	switch {
	case len(s.Command) > 0:
	case s.Second != "":
		s.Name = s.Second
		return s.kept(s.open())
	case s.Name == Auto:
		return s.kept(&first{candidates: []picture.Engine{s.tesseract()}})
	}
	return nil
}

func (s Setting) kept(engine picture.Engine) picture.Engine {
	if engine != nil && s.Keep != "" {
		return &kept{engine, s.Keep}
	}
	return engine
}

func (s Setting) open() picture.Engine {
	switch {
	case len(s.Command) > 0:
		return New(func() *exec.Cmd { return s.environ(exec.Command(s.Command[0], s.Command[1:]...)) })
	case s.Name == RapidOCR:
		return s.rapid()
	case s.Name == Tesseract:
		return s.tesseract()
	case s.Name == Auto:
		return &first{candidates: []picture.Engine{s.rapid(), s.tesseract()}}
	}
	return nil
}

func (s Setting) threads() int {
	if s.Threads > 0 {
		return s.Threads
	}
	return runtime.GOMAXPROCS(0)
}

func (s Setting) environ(cmd *exec.Cmd) *exec.Cmd {
	cmd.Env = append(os.Environ(), "GONGKAI_OCR_THREADS="+strconv.Itoa(s.threads()), "PYTHONIOENCODING=utf-8")
	return cmd
}

func (s Setting) rapid() picture.Engine {
	python := s.Python
	if python == "" {
		python = "python3"
	}
	n := s.lanes()
	s.Threads = s.threads() / n
	return inLanes(n, func() picture.Engine {
		return New(func() *exec.Cmd { return s.environ(exec.Command(python, "-c", rapidAdapter)) })
	})
}

func (s Setting) tesseract() picture.Engine {
	n := s.lanes()
	return inLanes(n, func() picture.Engine { return &tesseract{threads: s.threads() / n} })
}

// lanes is how many processes of an engine may run.
func (s Setting) lanes() int { return min(s.threads(), limits.OCRLanes) }

// Close ends an engine.
func Close(e picture.Engine) {
	if c, ok := e.(interface{ Close() }); ok {
		c.Close()
	}
}

// Ready starts an engine, if it has not been, and says what is wrong with it.
func Ready(ctx context.Context, e picture.Engine) error {
	if r, ok := e.(interface{ ready(context.Context) error }); ok {
		return r.ready(ctx)
	}
	return nil
}

// first is the first of several engines that there is.
type first struct {
	candidates []picture.Engine

	mutex  sync.Mutex
	chosen picture.Engine
	failed error
}

func (f *first) ready(ctx context.Context) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.chosen != nil || f.failed != nil {
		return f.failed
	}
	var why []error
	for _, c := range f.candidates {
		err := Ready(ctx, c)
		if err == nil {
			f.chosen = c
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		why = append(why, err)
	}
	f.failed = fmt.Errorf("%w: %w", picture.ErrNoEngine, errors.Join(why...))
	return f.failed
}

// Name tells the engine that was found.
func (f *first) Name() string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.chosen == nil {
		return ""
	}
	return f.chosen.Name()
}

// Recognise has the engine that was found read lines.
func (f *first) Recognise(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	if err := f.ready(ctx); err != nil {
		return nil, err
	}
	return f.chosen.Recognise(ctx, kind, lines)
}

// Close ends all of them.
func (f *first) Close() {
	for _, c := range f.candidates {
		Close(c)
	}
}

// bounded runs a program to its end, for no longer than an engine may take to start.
func bounded(ctx context.Context, name string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, limits.OCRStartTime)
	defer cancel()
	return exec.CommandContext(ctx, name, args...).CombinedOutput()
}

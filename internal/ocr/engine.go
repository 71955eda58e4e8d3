// Package ocr runs engines that recognise text in pictures. An engine is a child process that speaks a small protocol
// on its standard input and output, see docs/ocr.md; two adapters come with the program.
package ocr

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"os/exec"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"gongkai/extract/picture"
	"gongkai/internal/limits"
)

// Protocol is the version that is spoken.
const Protocol = 1

// ErrEngine is why a page could not be read: the engine does not start, breaks off, or does not answer.
var ErrEngine = errors.New("the engine for scans failed")

// greeting is the first line of an engine.
type greeting struct {
	Protocol int    `json:"protocol"`
	Engine   string `json:"engine"`
	Version  string `json:"version"`
	Error    string `json:"error"` // why it cannot work
}

// question is the line before the pixels of the pictures that are to be read.
type question struct {
	ID     int          `json:"id"`
	Kind   picture.Kind `json:"kind"`
	Images []size       `json:"images"`
}

type size struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

// answer is the line that an engine answers with.
type answer struct {
	ID    int    `json:"id"`
	Lines []line `json:"lines"`
	Error string `json:"error"`
}

type line struct {
	Text       string    `json:"text"`
	Confidence float64   `json:"confidence"`
	At         []float64 `json:"at,omitempty"`
}

// Engine is a running engine. It is started when there is work, kept for the pages to come, and started again when it
// breaks off. It is safe for concurrent use; questions are asked one after the other.
type Engine struct {
	command func() *exec.Cmd

	mutex sync.Mutex
	child *child
	name  string
	asked int
}

// New gives an engine whose process command starts. It is started when it is first asked.
func New(command func() *exec.Cmd) *Engine { return &Engine{command: command} }

// ready starts the engine, unless it runs.
func (e *Engine) ready(ctx context.Context) error {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.child != nil {
		return nil
	}
	return e.start(ctx)
}

// Name tells the engine and its version, once it was started.
func (e *Engine) Name() string {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return e.name
}

// Close ends the engine.
func (e *Engine) Close() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.lose()
}

// Recognise has the engine read lines. One that breaks off or takes too long is started again, and asked once more.
func (e *Engine) Recognise(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	var out []picture.Text
	for len(lines) > 0 {
		some := lines[:min(len(lines), limits.OCRLines)]
		texts, err := e.ask(ctx, kind, some)
		if err != nil {
			return nil, err
		}
		out, lines = append(out, texts...), lines[len(some):]
	}
	return out, nil
}

// ask asks one question, up to limits.OCRTries times.
func (e *Engine) ask(ctx context.Context, kind picture.Kind, lines []*image.Gray) ([]picture.Text, error) {
	var err error
	for range limits.OCRTries {
		if err = ctx.Err(); err != nil {
			return nil, err
		}
		if e.child == nil {
			if err = e.start(ctx); err != nil {
				continue
			}
		}
		e.asked++
		var texts []picture.Text
		limited, cancel := context.WithTimeout(ctx, limits.OCRTime)
		stop := context.AfterFunc(limited, e.child.kill)
		texts, err = e.child.exchange(question{ID: e.asked, Kind: kind}, lines)
		stop()
		cancel()
		if err == nil {
			return texts, nil
		}
		if said := e.lose(); said != "" {
			err = fmt.Errorf("%w (%s)", err, said)
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errors.Is(err, ErrEngine) {
		return nil, err
	}
	return nil, fmt.Errorf("%w: %s", ErrEngine, err)
}

// start starts the process and waits for its greeting.
func (e *Engine) start(ctx context.Context) error {
	c, hello, err := startChild(ctx, e.command())
	if err != nil {
		return fmt.Errorf("%w: %s", ErrEngine, err) // that it is no such file says nothing of the document
	}
	name := strings.TrimSpace(hello.Engine + " " + hello.Version)
	if e.name != "" && e.name != name {
		c.end()
		return fmt.Errorf("%w: it was %s and is now %s", ErrEngine, e.name, name)
	}
	e.child, e.name = c, name
	return nil
}

// lose ends the process and gives its last words.
func (e *Engine) lose() string {
	if e.child == nil {
		return ""
	}
	said := e.child.end()
	e.child = nil
	return said
}

// child is the process of an engine.
type child struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Reader
	words words
}

func startChild(ctx context.Context, cmd *exec.Cmd) (*child, greeting, error) {
	c := &child{cmd: cmd}
	var hello greeting
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, hello, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, hello, err
	}
	cmd.Stderr = &c.words
	if err := cmd.Start(); err != nil {
		return nil, hello, err
	}
	c.in, c.out = in, bufio.NewReaderSize(out, 1<<16)
	limited, cancel := context.WithTimeout(ctx, limits.OCRStartTime)
	defer cancel()
	stop := context.AfterFunc(limited, c.kill)
	err = c.read(&hello)
	switch {
	case !stop():
		err = limited.Err()
	case err == nil && hello.Error != "":
		err = errors.New(hello.Error)
	case err == nil && (hello.Protocol != Protocol || hello.Engine == ""):
		err = fmt.Errorf("it speaks protocol %d, not %d", hello.Protocol, Protocol)
	}
	if err != nil {
		if said := c.end(); said != "" && hello.Error == "" {
			err = fmt.Errorf("%w (%s)", err, said)
		}
		return nil, hello, err
	}
	return c, hello, nil
}

func (c *child) kill() { c.cmd.Process.Kill() }

// end ends the process and gives the last line that it said on standard error.
func (c *child) end() string {
	c.in.Close()
	timer := time.AfterFunc(limits.OCREndTime, c.kill)
	io.Copy(io.Discard, c.out)
	c.cmd.Wait()
	timer.Stop()
	return c.words.last()
}

// read reads one line of JSON.
func (c *child) read(v any) error {
	var text []byte
	for {
		part, err := c.out.ReadSlice('\n')
		if text = append(text, part...); len(text) > limits.OCRAnswer {
			return errors.New("its answer is too long")
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return fmt.Errorf("it broke off: %w", err)
		}
		break
	}
	if err := json.Unmarshal(text, v); err != nil {
		return fmt.Errorf("its answer is no JSON: %.80q", text)
	}
	return nil
}

// exchange asks one question and holds the answer against it.
func (c *child) exchange(q question, lines []*image.Gray) ([]picture.Text, error) {
	for _, l := range lines {
		q.Images = append(q.Images, size{l.Rect.Dx(), l.Rect.Dy()})
	}
	head, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(c.in, 1<<16)
	w.Write(append(head, '\n'))
	for _, l := range lines {
		for y := range l.Rect.Dy() {
			w.Write(l.Pix[y*l.Stride : y*l.Stride+l.Rect.Dx()])
		}
	}
	if err := w.Flush(); err != nil {
		return nil, fmt.Errorf("it takes no pictures: %w", err)
	}
	var a answer
	if err := c.read(&a); err != nil {
		return nil, err
	}
	switch {
	case a.Error != "":
		return nil, errors.New(a.Error)
	case a.ID != q.ID:
		return nil, fmt.Errorf("it answers question %d with %d", q.ID, a.ID)
	}
	return texts(a.Lines, len(lines))
}

// texts holds the lines of an answer against what was asked.
func texts(lines []line, want int) ([]picture.Text, error) {
	if len(lines) != want {
		return nil, fmt.Errorf("it reads %d lines of %d", len(lines), want)
	}
	out := make([]picture.Text, len(lines))
	for i, l := range lines {
		if !utf8.ValidString(l.Text) || len(l.Text) > limits.OCRText {
			return nil, errors.New("it answers with what is no line of text")
		}
		if math.IsNaN(l.Confidence) {
			l.Confidence = 0
		}
		out[i] = picture.Text{Text: l.Text, Confidence: min(max(l.Confidence, 0), 1), At: l.At}
	}
	return out, nil
}

// words keeps the end of what an engine says on standard error.
type words struct {
	mutex sync.Mutex
	said  []byte
}

func (w *words) Write(b []byte) (int, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.said = append(w.said, b...)
	if over := len(w.said) - limits.WorkerWords; over > 0 {
		w.said = append([]byte(nil), w.said[over:]...)
	}
	return len(b), nil
}

// last is the last line that is not empty.
func (w *words) last() string {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	lines := bytes.Split(bytes.TrimSpace(w.said), []byte("\n"))
	return strings.ToValidUTF8(string(bytes.TrimSpace(lines[len(lines)-1])), "")
}

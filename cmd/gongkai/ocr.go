package main

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/extract"
	"gongkai/extract/picture"
	"gongkai/internal/limits"
	"gongkai/internal/ocr"
)

// scans are the flags that say how pages are read that are pictures.
type scans struct{ engine, command, pages, keep string }

// action gives what a command does, with the flags about scans if it has them.
func (c command) action(o *options) action {
	work := c.setup(o)
	if !c.scans {
		return work
	}
	s := &scans{}
	s.declare(o)
	return func(ctx context.Context, p *program, operands []string) (status, error) {
		if err := s.parse(p, c.name); err != nil {
			return done, err
		}
		defer p.endScans()
		return work(ctx, p, operands)
	}
}

func (s *scans) declare(o *options) {
	o.text(&s.engine, "ocr", "", "ENGINE",
		"read pages that are pictures: "+strings.Join(ocr.Names, ", ")+"; off without")
	o.text(&s.command, "ocr-command", "", "COMMAND",
		"read them by an engine of one's own, which speaks the protocol of docs/ocr.md")
	o.text(&s.pages, "ocr-pages", "", "N", "read no more than N such pages of a document")
	o.text(&s.keep, "ocr-keep", "", "DIR", "keep what the engine reads in DIR, and take it from there")
}

// parse checks the flags of a command and has the program read scans as they say. GONGKAI_OCR, GONGKAI_OCR_COMMAND,
// GONGKAI_OCR_PAGES and GONGKAI_OCR_KEEP stand for those that are not given.
func (s *scans) parse(p *program, command string) error {
	either := func(flag, variable string) string {
		if flag != "" {
			return flag
		}
		return p.getenv(variable)
	}
	asked := either(s.engine, "GONGKAI_OCR")
	name, second, two := strings.Cut(asked, ",")
	if name != "" && !slices.Contains(ocr.Names, name) || two && !(ocr.Reads(name) && ocr.Reads(second)) {
		return usagef("%s: --ocr takes %s, not %q", command, strings.Join(ocr.Names, ", "), asked)
	}
	setting := ocr.Setting{Name: name, Second: second, Python: p.getenv("GONGKAI_PYTHON"),
		Keep: either(s.keep, "GONGKAI_OCR_KEEP")}
	if name != ocr.Off {
		setting.Command = strings.Fields(either(s.command, "GONGKAI_OCR_COMMAND"))
	}
	most := 0
	if pages := either(s.pages, "GONGKAI_OCR_PAGES"); pages != "" {
		var err error
		if most, err = strconv.Atoi(pages); err != nil || most < 1 {
			return usagef("%s: --ocr-pages takes a number of pages, not %q", command, pages)
		}
	}
	p.readScans(setting, most)
	return nil
}

// readScans has pictures of pages read from now on, most of a document, by an engine that starts when it is needed.
func (p *program) readScans(setting ocr.Setting, most int) {
	p.setting = setting
	p.printed = extract.Options{}
	if setting.On() {
		p.printed = extract.Options{Engine: ocr.Open(setting), Second: ocr.OpenSecond(setting), Pictures: most,
			Layers: setting.Layers()}
	}
}

func (p *program) endScans() {
	for _, e := range []picture.Engine{p.printed.Engine, p.printed.Second} {
		if e != nil {
			ocr.Close(e)
		}
	}
}

// patience is how long a file may take.
func (p *program) patience() time.Duration {
	if p.setting.On() {
		return limits.OCRDocumentTime
	}
	return limits.CommandTime
}

// engineName starts the engines and gives their names and versions; none where there is no engine, which leaves pages
// that are pictures unread.
func (p *program) engineName(ctx context.Context) (string, error) {
	if p.printed.Engine == nil {
		return p.setting.Name, nil
	}
	switch err := ocr.Ready(ctx, p.printed.Engine); {
	case errors.Is(err, picture.ErrNoEngine):
		return "none", nil
	case err != nil:
		return "", err
	}
	names := []string{p.printed.Engine.Name()}
	if second := p.printed.Second; second != nil {
		switch err := ocr.Ready(ctx, second); {
		case err == nil && second.Name() != names[0]:
			names = append(names, second.Name())
		case err != nil && !errors.Is(err, picture.ErrNoEngine):
			return "", err
		}
	}
	return strings.Join(names, ", "), nil
}

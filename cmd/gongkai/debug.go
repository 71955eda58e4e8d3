package main

import (
	"bytes"
	"context"
	"strconv"

	"gongkai/internal/atomicfile"
	"gongkai/internal/debug"
)

var debugCommand = command{
	name:     "debug",
	operands: "FILE",
	summary:  "draw how a page was understood",
	text: `Draws one page as SVG: its text in place with the box of each glyph, rulings, cells with their row
and column, captions, notes, paragraphs, running lines, and what is hidden. It shows why a table came out as
it did. "-" reads standard input.`,
	examples: []example{{"gongkai debug budget.pdf --page 6 -o page6.svg", "open page6.svg in a browser"}},
	scans:    true,
	setup: func(o *options) action {
		d := drawing{page: "1"}
		o.text(&d.page, "page", "p", "N", "the page to draw; 1 without")
		o.toggle(&d.redact, "redact", "", "draw boxes without their text, which may hold personal data")
		o.text(&d.out, "output", "o", "FILE.svg", "write the picture there instead of printing it")
		return d.run
	},
}

// drawing is what the flags of debug say.
type drawing struct {
	page, out string
	redact    bool
}

func (d *drawing) run(ctx context.Context, p *program, files []string) (status, error) {
	number, err := strconv.Atoi(d.page)
	switch {
	case len(files) != 1:
		return done, usagef("debug: which file? one at a time")
	case err != nil || number < 1:
		return done, usagef("debug: --page takes a page number, not %q", d.page)
	}
	result := done
	draw := func(ctx context.Context, in inputFile) ([]byte, error) {
		doc, err := in.print(ctx)
		if err != nil {
			return nil, err
		}
		var picture bytes.Buffer
		err = debug.Page(&picture, doc, number, !d.redact)
		return picture.Bytes(), err
	}
	err = eachInput(ctx, p, files, draw, func(file string, picture []byte, err error) error {
		switch {
		case err != nil:
			p.failed(file, err, false)
			result = inputsFailed
			return nil
		case d.out != "":
			return atomicfile.Write(d.out, picture)
		}
		_, err = p.stdout.Write(picture)
		return err
	})
	return result, err
}

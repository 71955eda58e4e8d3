package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"

	"gongkai/internal/bulk"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/report"
	"gongkai/internal/bulk/store"
	"gongkai/internal/catalogue"
	"gongkai/internal/output"
	"gongkai/internal/serve"
	"gongkai/internal/tidy"
	"gongkai/normalize"
	"gongkai/normalize/corrections"
	"gongkai/normalize/document"
	"gongkai/normalize/identity"
	"gongkai/normalize/redact"
	"gongkai/schema"
)

// Catalogues that `serve --redact` and `serve --redact-names` answer from: they have what is left of each document.
const (
	redactedFile = "catalogue.redacted.db"
	namelessFile = "catalogue.nameless.db"
)

const standardAddress = "127.0.0.1:8460"

var serveCommand = command{
	name:     "serve",
	operands: "OUT",
	summary:  "read, compare and correct the results of a run in a browser",
	text: `Shows OUT, which ` + "`gongkai extract -o OUT`" + ` wrote, in a browser: search, departments, comparisons with figures to download, each
document beside its pages, and what needs a person. Corrections go into OUT/corrections.yaml, and the paper is read again at once.
The catalogue is made where there is none, or where OUT has other results by now. /api describes the same answers for programs.

It answers this machine alone. Open the address that it prints: the token in it allows corrections. To be called from elsewhere it
needs --listen, and with it --read-only or a token (--token, or GONGKAI_TOKEN), which readers then need, too.`,
	examples: []example{
		{"gongkai serve out", "then open the address that it prints"},
		{"gongkai serve --listen :8460 --read-only --redact out", "for others to read, without personal data"},
	},
	setup: func(o *options) action {
		s := serving{listen: standardAddress}
		o.text(&s.listen, "listen", "", "ADDRESS", "host and port; 127.0.0.1:8460 without, port 0 takes a free one")
		o.toggle(&s.readOnly, "read-only", "", "take no corrections")
		o.text(&s.token, "token", "", "TOKEN", "what whoever corrects must know; a new one without")
		o.toggle(&s.redact, "redact", "", "leave out personal data in all answers")
		o.toggle(&s.redactNames, "redact-names", "",
			"leave out the names of files, too: the beginning of the hash takes their place")
		o.text(&s.forms, "forms", "", "DIR", "read forms from the YAML files of DIR, too; they go before the built-in ones")
		o.toggle(&s.verbose, "verbose", "v", "tell each request on standard error")
		return s.run
	},
}

// serving is what the flags of serve say.
type serving struct {
	listen, token, forms string
	readOnly, redact     bool
	redactNames, verbose bool
}

func (c *serving) run(ctx context.Context, p *program, operands []string) (status, error) {
	if len(operands) != 1 {
		return done, usagef("serve: of which folder? one at a time")
	}
	folder := operands[0]
	if c.token == "" {
		c.token = p.getenv("GONGKAI_TOKEN")
	}
	host, _, err := net.SplitHostPort(c.listen)
	if err != nil {
		return done, usagef("serve: --listen takes host and port, such as 127.0.0.1:8460, not %q", c.listen)
	}
	local := serve.Loopback(c.listen)
	if !local && !c.readOnly && c.token == "" {
		return done, usagef("serve: --listen beyond this machine needs --read-only or --token")
	}
	forms, err := p.forms(c.forms)
	if err != nil {
		return done, err
	}
	o := serve.Options{Folder: folder, Catalogue: filepath.Join(folder, catalogueFile), ReadOnly: c.readOnly,
		Token: c.token, OnlyToken: !local && c.token != "", Redact: c.redact || c.redactNames, Forms: forms,
		Language: string(p.speaker.Language())}
	if o.Token == "" {
		o.Token = serve.NewToken()
	}
	if local {
		o.Hosts = []string{"localhost", "127.0.0.1", "::1", host}
	}
	if o.Redact {
		personal := schema.PersonalIn(forms)
		o.Catalogue = filepath.Join(folder, redactedFile)
		if c.redactNames {
			o.Catalogue = filepath.Join(folder, namelessFile)
		}
		o.Change = serve.Hide(func(d *document.Document) { redact.Document(d, personal) }, c.redactNames)
	}
	if c.verbose {
		o.Log = slog.New(slog.NewTextHandler(p.stderr, nil))
	}
	if err := c.prepare(ctx, p, folder, &o); err != nil {
		return done, err
	}
	o.Read = func(ctx context.Context, name string, data []byte, set corrections.Set) (*normalize.Reading, error) {
		return bounded(ctx, p.patience(), func(ctx context.Context) (*normalize.Reading, error) {
			in := inputFile{Name: name, Data: data, Corrections: set}
			return in.read(ctx, forms)
		})
	}
	o.Keep = func(e *report.Entry, doc *document.Document, set corrections.Set) (string, error) {
		return keepAnew(folder, e, doc, set, forms)
	}
	s, err := serve.New(o)
	if err != nil {
		return done, err
	}
	l, err := net.Listen("tcp", c.listen)
	if err != nil {
		return done, errors.Join(err, s.Close())
	}
	address := "http://" + l.Addr().String() + "/"
	if !o.ReadOnly || o.OnlyToken {
		address += "?token=" + url.QueryEscape(o.Token)
	}
	fmt.Fprintln(p.stderr, p.say("gongkai: open %s (Ctrl-C ends it)", address))
	return done, errors.Join(s.Serve(ctx, l), s.Close())
}

// prepare makes the catalogue where there is none, or where the folder has other results by now.
func (c *serving) prepare(ctx context.Context, p *program, folder string, o *serve.Options) error {
	inputs, err := readIndex(folder)
	if err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	have, err := catalogue.Read(o.Catalogue)
	if err == nil {
		stale, err := serve.Stale(ctx, have, inputs)
		if err := errors.Join(err, have.Close()); err != nil || !stale {
			return err
		}
	} else if !errors.Is(err, fs.ErrNotExist) && !catalogue.IsOther(err) {
		return err
	}
	fmt.Fprintln(p.stderr, p.say("gongkai: making the catalogue of %d inputs …", len(inputs)))
	made, _, err := catalogue.Open(o.Catalogue, catalogue.Options{Describe: tidy.Names(o.Forms), Change: o.Change})
	if err != nil {
		return err
	}
	changes, err := made.Update(ctx, folder, inputs)
	if err := errors.Join(err, made.Close()); err != nil {
		return err
	}
	for _, err := range changes.Failed {
		fmt.Fprintf(p.stderr, "gongkai: %s\n", oneLine(p.spoken(err)))
	}
	return nil
}

// keepAnew puts a document that was read anew in the place of what an entry of the index names. It is redacted as that
// was.
func keepAnew(
	folder string, e *report.Entry, doc *document.Document, set corrections.Set, forms []*schema.Form,
) (string, error) {
	program, err := edition()
	if err != nil {
		return "", err
	}
	base := bulk.Edition{Program: program, Format: document.Format, Forms: digest(forms), Corrections: set}
	var editions []*bulk.Edition
	for _, names := range []bool{false, true} {
		for _, personal := range []bool{false, true} {
			one := base
			one.Redact, one.RedactNames = personal, names
			editions = append(editions, &one)
		}
	}
	chosen := editions[0]
	// What it was made with is told by the text: another version of the program, or other corrections, gave it another
	// name.
	old, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(e.Document)))
	if err != nil {
		return "", err
	}
	hidden := bytes.Contains(old, []byte(redact.Mark))
	was, err := document.Decode(bytes.NewReader(old))
	if err != nil {
		return "", err
	}
	named := was.Source.Name != filepath.Base(filepath.FromSlash(e.Path))
	if i := bulk.Made(e, editions); i >= 0 {
		chosen = editions[i]
	} else {
		for _, one := range editions {
			if one.Redact == hidden && one.RedactNames == named {
				chosen = one
			}
		}
	}
	// The reading may be shown to others meanwhile: what is kept is a copy.
	var b bytes.Buffer
	if chosen.Redact {
		if err := output.Readable(&b, doc); err != nil {
			return "", err
		}
		if doc, err = document.Decode(&b); err != nil {
			return "", err
		}
		b.Reset()
	}
	kept := *doc
	doc = &kept
	doc.Source.Manifest = e.Manifest
	identity.Complete(&doc.Info, e.Manifest)
	if chosen.Redact {
		redact.Document(doc, schema.PersonalIn(forms))
	}
	if chosen.RedactNames {
		redact.Name(&doc.Source)
	}
	if err := output.Readable(&b, doc); err != nil {
		return "", err
	}
	result := outcome.Of(doc)
	for _, d := range doubts(doc) {
		result.Doubts = append(result.Doubts, outcome.Doubted(d))
	}
	path, err := bulk.Replace(folder, e.SHA256, chosen, b.Bytes(), result)
	if errors.Is(err, store.ErrLocked) {
		err = serve.Busy()
	}
	return path, err
}

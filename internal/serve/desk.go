package serve

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gongkai/internal/atomicfile"
	"gongkai/internal/bulk/store"
	"gongkai/internal/catalogue"
	"gongkai/normalize/corrections"
)

// desk is where corrections are made, one at a time. Their file is read anew for each, since people may edit it, too;
// it is written as a whole, so that at any moment it says what was said before or after.
type desk struct {
	server   *Server
	mu       sync.Mutex
	settling sync.WaitGroup
	// past is what documents were corrected by at versions that were seen here, the latest last.
	past []past
}

func (d *desk) path() string { return filepath.Join(d.server.Folder, store.CorrectionsFile) }

// text reads the file of corrections; nil where there is none.
func (d *desk) text() ([]byte, error) {
	f, err := os.Open(d.path())
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return corrections.Read(f)
}

// load reads the corrections of the folder.
func (d *desk) load() (corrections.Set, error) {
	text, err := d.text()
	if text == nil || err != nil {
		return nil, err
	}
	return corrections.Parse(text, store.CorrectionsFile)
}

// set gives the corrections of the folder; none of a file with mistakes, which a write tells of.
func (d *desk) set() corrections.Set {
	set, err := d.load()
	if err != nil {
		d.server.Log.Warn("corrections", "error", err)
	}
	return set
}

// apply writes a change of a document and reads it again. seen is the version that the person looked at.
func (d *desk) apply(ctx context.Context, id, seen string, c change) (*effect, error) {
	s := d.server
	if c.Action == "" {
		c.Action = "correct"
	}
	c.By, c.Why, c.Address = strings.TrimSpace(c.By), strings.TrimSpace(c.Why), strings.TrimSpace(c.Address)
	switch {
	case !slices.Contains([]string{"correct", "accept", "undo"}, c.Action):
		return nil, badRequest("action: " + cut(c.Action))
	case c.Address == "":
		return nil, badRequest("address")
	case c.Action != "undo" && (c.By == "" || c.Why == ""):
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "incomplete"}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := s.paper(ctx, id)
	if err != nil {
		return nil, err
	}
	set, err := d.load()
	if err != nil {
		return nil, &problem{Status: http.StatusConflict, Type: "mistakes", Detail: err.Error()}
	}
	if now := version(p); seen != now {
		return nil, &problem{Status: http.StatusConflict, Type: "stale", Version: now, Changed: d.since(p.SHA256, seen,
			set)}
	}
	if c.Action == "accept" || strings.Contains(c.Address, " ") && c.Action == "undo" {
		return d.accept(p, c)
	}
	entry, err := s.index.of(p.SHA256)
	if err != nil || entry == nil {
		return nil, errors.Join(err, errNoFile)
	}
	before, err := s.kept(p)
	if err != nil {
		return nil, err
	}
	d.remember(p.SHA256, seen, set.For(p.SHA256))
	entries := inherited(before, set.For(p.SHA256))
	next, replaced, replacing, err := d.entries(entries, p.SHA256, c)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(filepath.FromSlash(entry.Path))
	whole := replace(set, corrections.Document{Name: name, SHA256: p.SHA256, Entries: next})
	text, whole, err := written(whole)
	if err != nil {
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "refused", Detail: err.Error()}
	}
	r, err := s.shelf.read(ctx, p.SHA256, whole)
	if err != nil {
		return nil, err
	}
	if why := refused(r.Document, c.Address); why != nil && c.Action == "correct" {
		return nil, &problem{Status: http.StatusUnprocessableEntity, Type: "refused",
			Detail: s.speakers[orLanguage(c.Language)].Finding(*why)}
	}
	measures, err := s.catalogue.MeasuresOf(ctx, id)
	if err != nil {
		return nil, err
	}
	old, err := d.text()
	if err != nil {
		return nil, err
	}
	// What has begun is brought to its end, also where nobody waits for the answer any more: file, folder and catalogue
	// are to say the same.
	ctx = context.WithoutCancel(ctx)
	if err := atomicfile.Write(d.path(), text); err != nil {
		return nil, err
	}
	path, err := s.Keep(entry, r.Document, whole)
	if err != nil { // as when another run writes to the folder
		return nil, errors.Join(err, d.restore(old))
	}
	if err := d.stack(p.SHA256, c.Action == "undo", replaced, replacing); err != nil {
		s.Log.Warn("replaced corrections", "error", err) // it is corrected; taken back, it goes to the print
	}
	if err := d.recatalogue(ctx, p.Result, path); err != nil {
		return nil, err
	}
	now, err := s.catalogue.PaperOf(ctx, path)
	if err != nil || now == nil {
		return nil, errors.Join(err, errors.New("the document is not in the catalogue after it was read again"))
	}
	d.remember(p.SHA256, version(now), next)
	after, err := s.document(now)
	if err != nil {
		return nil, err
	}
	out := &effect{Document: now.ID, Version: version(now), Address: c.Address, Action: c.Action,
		Before: stateOf(before, c.Address), After: stateOf(after, c.Address), Checks: changed(before, after)}
	if replaced != nil {
		previous := s.said(*replaced)
		out.Previous = &previous
	}
	if out.Measures, err = s.moved(ctx, measures, now.ID); err != nil {
		return nil, err
	}
	return out, nil
}

// restore puts the file of corrections back as it was; nil for none.
func (d *desk) restore(text []byte) error {
	if text == nil {
		return os.Remove(d.path())
	}
	return atomicfile.Write(d.path(), text)
}

// recatalogue takes the document anew into the catalogue. Where it is now another one's, what speaks of several
// documents is computed in the background.
func (d *desk) recatalogue(ctx context.Context, before, now string) error {
	s := d.server
	d.settling.Wait() // a second writer would wait for some seconds alone
	c, fresh, err := catalogue.Open(s.Catalogue, catalogue.Options{Change: s.Change})
	if err != nil {
		return err
	}
	if fresh {
		return errors.Join(errors.New("the catalogue was of another version"), c.Close())
	}
	settled, err := c.Replace(ctx, s.Folder, before, now)
	if err != nil {
		return errors.Join(err, c.Close())
	}
	if settled {
		return c.Close()
	}
	d.settling.Add(1)
	go func() {
		defer d.settling.Done()
		if err := errors.Join(c.Settle(context.WithoutCancel(ctx)), c.Close()); err != nil {
			s.Log.Error("the catalogue", "error", err)
		}
	}()
	return nil
}

package fleet

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"gongkai/extract/finding"
	"gongkai/extract/pdf"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/internal/limits"
)

// Sources finds inputs that are objects of a store.
type Sources struct {
	own     *Objects
	buckets map[string]*Objects // that were opened, by their addresses
	files   []string            // copies of archives
	here    map[string]string   // the names of objects of the fleet's own store, by the paths of their inputs

	mutex sync.Mutex
	err   error // the first of a store that does not give an object
}

// Sources gives what finds inputs in stores. It is to be closed when they were added.
func (f *Fleet) Sources() *Sources {
	f.sources = &Sources{own: f.Objects, buckets: map[string]*Objects{}, here: map[string]string{}}
	return f.sources
}

// Close closes the stores.
func (s *Sources) Close() error {
	var err error
	for _, b := range s.buckets {
		err = errors.Join(err, b.Close())
	}
	for _, name := range s.files {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

// List gives the inputs of an address, SCHEME://BUCKET/NAME: an object, else all PDF files and ZIP archives below this
// name as a folder, sorted. What the address does not say of how to reach the bucket is as for the fleet's own store.
func (s *Sources) List(ctx context.Context, address string) ([]input.Item, error) {
	place, query, _ := strings.Cut(address, "?")
	scheme, rest, _ := strings.Cut(place, "://")
	bucket, name, _ := strings.Cut(rest, "/")
	o, own, err := s.open(ctx, scheme, bucket, query)
	if err != nil {
		return nil, err
	}
	base := scheme + "://" + bucket + "/"
	l := &listing{s, ctx, o, own, base, nil}
	if name != "" && !strings.HasSuffix(name, "/") {
		switch there, err := o.bucket.Exists(ctx, name); {
		case err != nil:
			return nil, unlisted(address, err)
		case there:
			err := l.add(name)
			return l.items, err
		}
		name += "/"
	}
	for objects := o.bucket.List(&blob.ListOptions{Prefix: name}); len(l.items) <= limits.Inputs; {
		object, err := objects.Next(ctx)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, unlisted(address, err)
		}
		if !input.Wanted(path.Base(object.Key)) || own && isOurs(object.Key) {
			continue
		}
		if err := l.add(object.Key); err != nil {
			return nil, err
		}
	}
	if len(l.items) == 0 {
		return nil, failure.Because(failure.Nothing, "no PDF or ZIP file in this folder")
	}
	return l.items, nil
}

func unlisted(address string, err error) error {
	return finding.Problemf("%s: the store does not say what there is: %s", address, WithoutPassword(err))
}

// isOurs reports whether an object of the fleet's own store was put there by it.
func isOurs(object string) bool {
	for _, p := range ownPrefixes() {
		if strings.HasPrefix(object, p) {
			return true
		}
	}
	return false
}

// open opens a bucket, unless it is the fleet's own.
func (s *Sources) open(ctx context.Context, scheme, bucket, query string) (o *Objects, own bool, err error) {
	u, err := url.Parse(s.own.address)
	if err == nil && u.Scheme == scheme {
		values := u.Query()
		if query == "" && u.Host == bucket && values.Get("prefix") == "" {
			return s.own, true, nil
		}
		if query == "" {
			values.Del("prefix") // a part of that bucket
			query = values.Encode()
		}
	}
	address := scheme + "://" + bucket + "?" + query
	if s.buckets[address] == nil {
		if s.buckets[address], err = OpenObjects(ctx, address, false); err != nil {
			delete(s.buckets, address)
			return nil, false, err
		}
	}
	return s.buckets[address], false, nil
}

// listing are the inputs of one address.
type listing struct {
	*Sources
	ctx   context.Context
	from  *Objects
	own   bool
	base  string // of the addresses of objects
	items []input.Item
}

// add takes an object.
func (l *listing) add(name string) error {
	address := l.base + name
	if strings.EqualFold(path.Ext(name), ".zip") {
		return l.archive(address, name)
	}
	if l.own {
		l.here[address] = name
	}
	l.items = append(l.items, input.Object(address, func() (io.ReadCloser, int64, error) {
		r, err := l.from.bucket.NewReader(l.ctx, name, nil)
		switch {
		case gcerrors.Code(err) == gcerrors.NotFound:
			return nil, 0, failure.Because(failure.Missing, "no such file")
		case err != nil:
			return nil, 0, l.failed(err)
		case r.Size() > limits.FileBytes:
			r.Close()
			return nil, 0, pdf.ErrTooLarge
		}
		return &source{r, l.Sources}, r.Size(), nil
	}))
	return nil
}

// archive takes the files of an archive, of which a copy is made on the disk: they lie anywhere in it.
func (l *listing) archive(address, name string) error {
	r, err := l.from.bucket.NewReader(l.ctx, name, nil)
	if err != nil {
		return unlisted(address, err)
	}
	defer r.Close()
	f, err := os.CreateTemp("", "gongkai-fleet-*.zip")
	if err != nil {
		return err
	}
	l.files = append(l.files, f.Name())
	_, err = io.Copy(f, r)
	if err := errors.Join(err, f.Close()); err != nil {
		return unlisted(address, err)
	}
	members, err := input.Archive(f.Name(), address)
	if err == nil && len(members) == 0 {
		err = failure.Because(failure.Nothing, "no PDF file in this ZIP archive")
	}
	if err != nil {
		members = []input.Item{{Path: address, Err: failure.Of(err)}}
	}
	l.items = append(l.items, members...)
	return nil
}

// failed notes that a store does not give an object: that is no fault of the object.
func (s *Sources) failed(err error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.err == nil {
		s.err = storeAway(err)
	}
	return err
}

// trouble is why inputs could not be read though they are there. A nil one has none.
func (s *Sources) trouble() error {
	if s == nil {
		return nil
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.err
}

// inPlace gives the name of an input in the fleet's own store, "" if it is not there.
func (s *Sources) inPlace(it *input.Item) string {
	if s == nil {
		return ""
	}
	return s.here[it.Path]
}

// source is an object that is read.
type source struct {
	*blob.Reader
	s *Sources
}

func (r *source) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if err != nil && err != io.EOF {
		r.s.failed(err)
	}
	return n, err
}

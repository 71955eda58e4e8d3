package fleet

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"path"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/s3blob" // s3:// addresses
	"gocloud.dev/gcerrors"

	"gongkai/extract/finding"
	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/store"
	"gongkai/internal/limits"
)

// The names of objects begin with these. Documents and records are named as in a folder of results.
const (
	inputsPrefix = "inputs/" // the bytes of files, by their hash
	listsPrefix  = "lists/"  // what was added, in order, see listed
	probePrefix  = "probe/"  // written and removed to see whether the store takes objects
)

// Objects is the object store of a fleet.
type Objects struct{ bucket *blob.Bucket }

// OpenObjects opens the store that an address names: file:///…, s3://… or a folder, which is made if make says so.
func OpenObjects(ctx context.Context, address string, make bool) (*Objects, error) {
	folder, isFile := strings.CutPrefix(address, "file://")
	var b *blob.Bucket
	var err error
	if isFile || !strings.Contains(address, "://") {
		b, err = fileblob.OpenBucket(filepath.FromSlash(folder), &fileblob.Options{
			CreateDir: make,
			NoTempDir: true, // else a file is copied where the folder for temporary files is on another disk
			Metadata:  fileblob.MetadataDontWrite,
		})
	} else {
		b, err = blob.OpenBucket(ctx, address)
	}
	if err != nil {
		return nil, finding.Problemf("the store cannot be opened: %s", WithoutPassword(err))
	}
	return &Objects{b}, nil
}

// Close closes the store.
func (o *Objects) Close() error { return o.bucket.Close() }

// Probe says whether objects can be written, read and removed.
func (o *Objects) Probe(ctx context.Context, name string) error {
	key := probePrefix + name
	err := o.bucket.WriteAll(ctx, key, []byte("gongkai\n"), nil)
	if err == nil {
		_, err = o.bucket.ReadAll(ctx, key)
	}
	if err == nil {
		err = o.bucket.Delete(ctx, key)
	}
	if err != nil {
		return finding.Problemf("the store cannot be written: %s", WithoutPassword(err))
	}
	return nil
}

func inputObject(sha256 string) string { return path.Join(inputsPrefix, sha256[:2], sha256+".pdf") }

// take gives the bytes of a file.
func (o *Objects) take(ctx context.Context, object string) ([]byte, error) {
	r, err := o.bucket.NewReader(ctx, object, nil)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var b bytes.Buffer
	b.Grow(int(min(r.Size(), limits.FileBytes)) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(r, limits.FileBytes+1))
	return b.Bytes(), err
}

// record gives what is kept about a document, nil when there is nothing.
func (o *Objects) record(ctx context.Context, key store.Key) (*store.Record, error) {
	text, err := o.bucket.ReadAll(ctx, key.Record())
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var r store.Record
	if json.Unmarshal(text, &r) != nil || r.SHA256 != key.SHA256 || r.Edition != key.Edition {
		return nil, nil
	}
	return &r, nil
}

// keep puts a result in its place: first the document, unless there is none, then the record.
func (o *Objects) keep(ctx context.Context, key store.Key, document []byte, result outcome.Outcome) error {
	r := store.Record{SHA256: key.SHA256, Edition: key.Edition, Outcome: result}
	if result.Failure == nil {
		r.Size = int64(len(document))
		if err := o.bucket.WriteAll(ctx, key.Document(), document, nil); err != nil {
			return err
		}
	}
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return o.bucket.WriteAll(ctx, key.Record(), append(text, '\n'), nil)
}

// forget removes what is kept about a document, so that it is read again.
func (o *Objects) forget(ctx context.Context, key store.Key) error {
	for _, object := range []string{key.Record(), key.Document()} {
		if err := o.bucket.Delete(ctx, object); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
			return err
		}
	}
	return nil
}

// Drop removes all that the fleet put into the store. Files that were added where they lay stay.
func (o *Objects) Drop(ctx context.Context) (removed int, err error) {
	for _, prefix := range []string{listsPrefix, inputsPrefix, store.DocumentsFolder + "/", "state/records/",
		probePrefix} {
		for objects := o.bucket.List(&blob.ListOptions{Prefix: prefix}); ; {
			object, err := objects.Next(ctx)
			if err == io.EOF {
				break
			}
			if err == nil {
				err = o.bucket.Delete(ctx, object.Key)
			}
			if err != nil {
				return removed, err
			}
			removed++
		}
	}
	return removed, nil
}

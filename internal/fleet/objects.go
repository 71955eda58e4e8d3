package fleet

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/s3blob" // s3:// addresses

	"gongkai/extract/finding"
	"gongkai/internal/limits"
)

// The names of objects begin with these.
const (
	inputsPrefix  = "inputs/"  // the bytes of files, by their hash
	listsPrefix   = "lists/"   // what was added, in order, see listed
	resultsPrefix = "results/" // what came of documents, see result
	probePrefix   = "probe/"   // written and removed to see whether the store takes objects
)

// earlierPrefixes are those of results as earlier versions kept them.
var earlierPrefixes = []string{"documents/", "state/records/"}

// ownPrefixes are those of all objects that a fleet puts into its store.
func ownPrefixes() []string {
	return append([]string{listsPrefix, inputsPrefix, resultsPrefix, probePrefix}, earlierPrefixes...)
}

// Objects is the object store of a fleet.
type Objects struct {
	bucket  *blob.Bucket
	address string
}

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
		b, err = blob.OpenBucket(ctx, quietly(address))
	}
	if err != nil {
		return nil, finding.Problemf("the store cannot be opened: %s", WithoutPassword(err))
	}
	return &Objects{b, address}, nil
}

// quietly has the client of S3 not look for checksums in answers, unless an address says so: it warns of each object
// that has none. Inputs are held against their SHA-256, results against a checksum of their own.
func quietly(address string) string {
	const validation = "response_checksum_validation"
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "s3" || u.Query().Has(validation) {
		return address
	}
	q := u.Query()
	q.Set(validation, "when_required")
	u.RawQuery = q.Encode()
	return u.String()
}

// Close closes the store.
func (o *Objects) Close() error { return o.bucket.Close() }

// Probe says whether objects can be written, read and removed.
func (o *Objects) Probe(ctx context.Context, name string) error {
	key := probePrefix + name
	err := o.put(ctx, key, []byte("gongkai\n"))
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

// put writes an object. What is sent is guarded by the checksums of the store's own protocol: an MD5 on top, which
// Bucket.WriteAll adds, took more time than all else.
func (o *Objects) put(ctx context.Context, object string, data []byte) error {
	kind := &blob.WriterOptions{ContentType: "application/octet-stream"}
	return o.bucket.Upload(ctx, object, bytes.NewReader(data), kind)
}

// present gives the names below a prefix when listing them takes no longer than to ask for each of so many objects.
// Else it gives nil.
func (o *Objects) present(ctx context.Context, prefix string, objects int) (map[string]bool, error) {
	const listed = 100 // objects that can be listed in the time of one question; a page has 1000
	names := map[string]bool{}
	for list := o.bucket.List(&blob.ListOptions{Prefix: prefix}); len(names) <= listed*objects; {
		object, err := list.Next(ctx)
		if err == io.EOF {
			return names, nil
		}
		if err != nil {
			return nil, err
		}
		names[object.Key] = true
	}
	return nil, nil
}

// has says whether there is an object, as present found it where that is not nil.
func (o *Objects) has(ctx context.Context, present map[string]bool, object string) (bool, error) {
	if present != nil {
		return present[object], nil
	}
	return o.bucket.Exists(ctx, object)
}

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

// Drop removes all that the fleet put into the store. Files that were added where they lay stay.
func (o *Objects) Drop(ctx context.Context) (removed int, err error) {
	for _, prefix := range ownPrefixes() {
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

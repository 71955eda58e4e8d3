package fleet

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"gocloud.dev/blob"

	"gongkai/internal/bulk"
	"gongkai/internal/bulk/failure"
	"gongkai/internal/bulk/input"
	"gongkai/normalize/document"
)

// listed is one input as it was added. The lists of all additions, in their order, are the inputs of the fleet: index
// and report are made from them.
type listed struct {
	Path      string            `json:"path"`
	PathBytes string            `json:"path_bytes,omitempty"`
	SHA256    string            `json:"sha256,omitempty"`
	Failure   *failure.Failure  `json:"failure,omitempty"` // why there are no bytes
	Manifest  document.Manifest `json:"manifest,omitempty"`
}

// item gives the input as bulk knows it.
func (l *listed) item() (input.Item, error) {
	it, err := input.Known(l.Path, l.PathBytes, l.SHA256, l.Manifest)
	if l.Failure != nil {
		it.Err = *l.Failure
	}
	return it, err
}

// lists gives all inputs that were added, in order.
func (o *Objects) lists(ctx context.Context) ([]input.Item, error) {
	var items []input.Item
	for objects := o.bucket.List(&blob.ListOptions{Prefix: listsPrefix}); ; { // sorted by name, which is by time
		object, err := objects.Next(ctx)
		if err == io.EOF {
			return items, nil
		}
		if err != nil {
			return nil, err
		}
		text, err := o.bucket.ReadAll(ctx, object.Key)
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(bytes.NewReader(text)); ; {
			var l listed
			if err = d.Decode(&l); err == io.EOF {
				break
			}
			var it input.Item
			if err == nil {
				it, err = l.item()
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", object.Key, err)
			}
			items = append(items, it)
		}
	}
}

// list keeps what was added. The same inputs as last time make no new list.
func (o *Objects) list(ctx context.Context, inputs []bulk.Input) error {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	enc := json.NewEncoder(w)
	for i := range inputs {
		in := &inputs[i]
		if err := enc.Encode(listed{in.Item.Path, in.Item.Bytes(), in.SHA256, in.Failure, in.Item.Manifest}); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	sum := sha256.Sum256(b.Bytes())
	name := time.Now().UTC().Format("20060102T150405.000000000") + "-" + hex.EncodeToString(sum[:4]) + ".jsonl"
	return o.put(ctx, listsPrefix+name, b.Bytes())
}

package fleet

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/klauspost/compress/s2"
	"gocloud.dev/gcerrors"

	"gongkai/internal/bulk/outcome"
	"gongkai/internal/bulk/store"
	"gongkai/internal/limits"
)

// A result is one object, so that it is there as a whole or not at all, and costs one request. It holds a checksum
// (CRC-32 of Castagnoli, four bytes, big endian, of all that follows), and packed by S2 the document, if there is one,
// a line feed and the record. S2 leaves an eighth of a document, in a quarter of the time that Zstandard takes to leave
// an eleventh: more is spent to send and to keep a byte than to pack it, but the processors of workers have to read.

// resultObject names the result of a document.
func resultObject(key store.Key) string {
	return resultsPrefix + key.SHA256[:2] + "/" + key.SHA256[:16] + "-" + key.Edition[:16]
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// resultBytes bounds what is unpacked.
const resultBytes = limits.RecordBytes + limits.DocumentJSON

// errDamaged says that a result is not as it was written.
var errDamaged = errors.New("the result is damaged")

// sink is a document in memory.
type sink struct{ text []byte }

func (s *sink) Write(b []byte) (int, error) {
	s.text = append(s.text, b...)
	return len(b), nil
}

func (s *sink) Reset() error {
	s.text = s.text[:0]
	return nil
}

// spare are sinks for documents and for what they are packed into: one has a megabyte, and to grow and clear it anew
// each time costs as much as to pack it. A sync.Pool would be emptied by each collection, which comes sooner.
var spare = make(chan *sink, 64)

// spareBytes is what a sink may have to be kept; few documents need more.
const spareBytes = 4 << 20

func borrow() *sink {
	select {
	case s := <-spare:
		s.Reset()
		return s
	default:
		return &sink{}
	}
}

func (s *sink) giveBack() {
	if cap(s.text) > spareBytes {
		return
	}
	select {
	case spare <- s:
	default:
	}
}

// packed gives the object for a result. The document may be changed behind its end.
func packed(r *store.Record, document, into []byte) ([]byte, error) {
	record, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	text := append(append(document, '\n'), record...)
	const sum = crc32.Size
	if most := sum + s2.MaxEncodedLen(len(text)); cap(into) < most {
		into = make([]byte, most)
	}
	into = into[:cap(into)]
	object := into[:sum+len(s2.Encode(into[sum:], text))]
	binary.BigEndian.PutUint32(object, crc32.Checksum(object[sum:], castagnoli))
	return object, nil
}

// unpacked gives record and document of an object.
func unpacked(object []byte) (*store.Record, []byte, error) {
	const sum = crc32.Size
	if len(object) < sum || binary.BigEndian.Uint32(object) != crc32.Checksum(object[sum:], castagnoli) {
		return nil, nil, errDamaged
	}
	if n, err := s2.DecodedLen(object[sum:]); err != nil || n > resultBytes {
		return nil, nil, errDamaged
	}
	text, err := s2.Decode(nil, object[sum:])
	if err != nil {
		return nil, nil, errDamaged
	}
	r := &store.Record{}
	end := bytes.LastIndexByte(text, '\n')
	if end < 0 || json.Unmarshal(text[end+1:], r) != nil || r.Size != int64(end) {
		return nil, nil, errDamaged
	}
	return r, text[:end], nil
}

// result gives what is kept about a document, nil when there is nothing.
func (o *Objects) result(ctx context.Context, key store.Key) (*store.Record, []byte, error) {
	object, err := o.bucket.ReadAll(ctx, resultObject(key))
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	r, document, err := unpacked(object)
	if err == nil && (r.SHA256 != key.SHA256 || r.Edition != key.Edition) {
		err = errDamaged
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", resultObject(key), err)
	}
	return r, document, nil
}

// keep puts a result in its place. The document may be changed behind its end.
func (o *Objects) keep(ctx context.Context, key store.Key, document []byte, result outcome.Outcome) error {
	if result.Failure != nil {
		document = document[:0]
	}
	r := &store.Record{SHA256: key.SHA256, Edition: key.Edition, Size: int64(len(document)), Outcome: result}
	to := borrow()
	defer to.giveBack()
	object, err := packed(r, document, to.text)
	if err != nil {
		return err
	}
	to.text = object
	return o.put(ctx, resultObject(key), object)
}

// forget removes what is kept about a document, so that it is read again.
func (o *Objects) forget(ctx context.Context, key store.Key) error {
	err := o.bucket.Delete(ctx, resultObject(key))
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return err
}

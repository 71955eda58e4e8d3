package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"runtime/metrics"
	"slices"
	"sync"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"gongkai/extract/finding"
	"gongkai/internal/limits"
)

// encrypted is pdfcpu as a source of objects, for files that are encrypted (PDF 32000-1, 7.6). Files with an empty user
// password open without asking: encryption then only carries the wish that readers forbid copying or printing.
//
// pdfcpu panics on some malformed files, so every call into it recovers.
type encrypted struct {
	ctx     *model.Context
	notes   *notes
	decoder *decoder
	streams map[int]bool // object streams that were used, and whether they may be
	left    int          // bytes of object streams that pdfcpu may still decode: it keeps them all
}

// pdfcpu must neither read nor write a configuration in the user's home. The switch is a global variable.
var disableConfig = sync.OnceFunc(api.DisableConfigDir)

// openEncrypted opens a file that begins with %PDF- through pdfcpu, which reads all of it at once.
func openEncrypted(data []byte, n *notes) (*encrypted, error) {
	if len(data) > limits.EncryptedBytes {
		return nil, finding.Detail(ErrTooLarge, "it is encrypted, and such files may have %d MB", limits.EncryptedBytes>>20)
	}
	ctx, err := readAtOnce(data, limits.EncryptedObjects)
	if err != nil {
		return nil, err
	}
	if ctx.E == nil || len(ctx.EncKey) == 0 { // pdfcpu does not see every trailer that our reader sees
		return nil, finding.Detail(ErrDamaged, "encrypted in an unknown way")
	}
	n.add(noteCrypt, "")
	e := &encrypted{ctx: ctx, notes: n, streams: map[int]bool{}, left: limits.ObjectStreams}
	e.decoder = newDecoder(e, n)
	if e.passedOver(data) {
		return nil, finding.Detail(ErrDamaged, "the file is encrypted and its cross-reference table is wrong")
	}
	return e, nil
}

// passedOver says whether a stream is still as it stands in the file. When pdfcpu searches a file for objects because the
// cross-reference table is wrong, it forgets to decrypt what it finds, and what RC4 hides would pass for text.
func (f *encrypted) passedOver(data []byte) bool {
	const enough = 8 // bytes that do not stay the same by chance
	for _, e := range f.ctx.Table {
		if e == nil || e.Free {
			continue
		}
		var s types.StreamDict
		switch x := e.Object.(type) {
		case types.StreamDict:
			s = x
		case types.ObjectStreamDict:
			s = x.StreamDict
		}
		if kind := nameOf(f, s.Dict["Type"]); len(s.Raw) < enough || kind == "XRef" || kind == "Metadata" {
			continue // which may be meant to be read by all
		}
		if names, _ := f.decoder.chain(s.Dict); len(names) > 0 && names[0] == "Crypt" {
			continue
		}
		if s.StreamOffset > 0 && s.StreamOffset < int64(len(data)) && bytes.HasPrefix(data[s.StreamOffset:], s.Raw) {
			return true
		}
	}
	return false
}

// readAtOnce has pdfcpu read a whole file.
func readAtOnce(data []byte, objects int) (ctx *model.Context, err error) {
	defer func() {
		if p := recover(); p != nil {
			ctx, err = nil, finding.Detail(ErrDamaged, "pdfcpu: %s", fmt.Sprint(p))
		}
	}()
	disableConfig()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.Limits.MaxStreamBytes = int64(len(data))
	conf.Limits.MaxDecodeBytes = limits.EncryptedStream
	conf.Limits.MaxObjectCount = objects
	conf.Limits.MaxXRefEntries = objects
	conf.Limits.MaxObjectStreamCount = objects
	conf.Limits.MaxRecursionDepth = limits.ParseDepth
	until, cancel := context.WithTimeout(context.Background(), limits.EncryptedSeconds*time.Second)
	defer cancel()
	ctx, err = pdfcpu.ReadWithContext(until, &meter{ReadSeeker: bytes.NewReader(data), until: until, most: heap() + limits.EncryptedMemory}, conf)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, ErrPassword
	case errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature): // certificates in place of a password, as a rule
		return nil, finding.Detail(ErrPassword, "pdfcpu: %s", err.Error())
	case err != nil:
		return nil, finding.Detail(ErrDamaged, "pdfcpu: %s", err.Error())
	case ctx == nil || ctx.XRefTable == nil || ctx.Root == nil: // which pdfcpu may give without an error
		return nil, finding.Detail(ErrDamaged, "no document catalogue")
	}
	return ctx, nil
}

var errMemory = errors.New("the file takes too much memory")

// meter stops pdfcpu, which looks at a file many times and bounds only its parts, when time is over or memory is short.
type meter struct {
	io.ReadSeeker
	until context.Context
	most  uint64 // bytes of heap
}

func (m *meter) Read(p []byte) (int, error) {
	if err := m.until.Err(); err != nil {
		return 0, err
	}
	if heap() > m.most {
		if runtime.GC(); heap() > m.most {
			return 0, errMemory
		}
	}
	return m.ReadSeeker.Read(p)
}

// heap gives the bytes on the heap, of the whole process and with garbage.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

func (f *encrypted) object(number int) (o types.Object) {
	defer func() {
		if recover() != nil {
			o = nil
		}
	}()
	e, ok := f.ctx.Table[number]
	if !ok || e == nil || e.Free {
		return nil
	}
	o = e.Object
	if _, lazy := o.(types.LazyObjectStreamObject); lazy {
		if e.ObjectStream == nil || !f.affordable(*e.ObjectStream) {
			return nil
		}
		ref := types.IndirectRef{ObjectNumber: types.Integer(number)}
		if e.Generation != nil {
			ref.GenerationNumber = types.Integer(*e.Generation)
		}
		o, _ = f.ctx.Dereference(ref)
	}
	switch x := o.(type) {
	case types.ObjectStreamDict:
		return x.StreamDict
	case types.XRefStreamDict:
		return x.StreamDict
	case *types.StreamDict:
		return *x
	case *types.Dict:
		return *x
	}
	return o
}

// affordable says whether pdfcpu may decode an object stream. That takes decoding it once more, as pdfcpu does not tell.
func (f *encrypted) affordable(number int) bool {
	may, known := f.streams[number]
	if !known {
		f.streams[number] = false // also while it is decoded
		if s, ok := f.object(number).(types.StreamDict); ok {
			f.left -= len(f.decoder.decode(&s))
		}
		if may = f.left >= 0; !may {
			f.notes.add(noteLimit, "object streams of an encrypted file")
		}
		f.streams[number] = may
	}
	return may
}

func (f *encrypted) trailer() types.Dict {
	d := types.Dict{"Root": *f.ctx.Root}
	if f.ctx.Info != nil {
		d["Info"] = *f.ctx.Info
	}
	return d
}

func (f *encrypted) numbers() []int { return slices.Sorted(maps.Keys(f.ctx.Table)) }

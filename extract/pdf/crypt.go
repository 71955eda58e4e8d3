package pdf

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Files with an empty user password open without asking: encryption then only carries the wish that readers forbid copying
// or printing. The standard security handler (PDF 32000-1, 7.6; ISO 32000-2 for AES-256) is done here and not left to
// pdfcpu, which would read the whole of an untrusted file at once.

// method is how strings or streams are encrypted.
type method uint8

const (
	identity method = iota
	rc4Cipher
	aes128
	aes256
)

// crypt decrypts the strings and streams of a document.
type crypt struct {
	key      []byte
	streams  method
	strings  method
	filters  map[string]method // by name, for streams that name theirs
	metadata bool              // the metadata stream is encrypted, too
	self     int               // object number of the encryption dictionary, whose strings are plain
	left     int               // bytes that may still be decrypted
}

// unlock prepares decryption if the trailer asks for it.
func (f *file) unlock(trailer types.Dict) error {
	d := dictOf(f, trailer["Encrypt"])
	if d == nil {
		return nil
	}
	if handler := nameOf(f, d["Filter"]); handler != "Standard" {
		return fmt.Errorf("%w: security handler %.40q", ErrPassword, handler)
	}
	c := &crypt{metadata: true, filters: map[string]method{"Identity": identity}, left: 3*len(f.b) + 1<<20}
	if ref, ok := trailer["Encrypt"].(types.IndirectRef); ok {
		c.self = int(ref.ObjectNumber)
	}
	if b, ok := resolve(f, d["EncryptMetadata"]).(types.Boolean); ok {
		c.metadata = bool(b)
	}
	version, revision := integerOf(f, d["V"], 0), integerOf(f, d["R"], 0)
	length := integerOf(f, d["Length"], 40) / 8
	switch version {
	case 1:
		c.streams, c.strings, length = rc4Cipher, rc4Cipher, 5
	case 2, 3:
		c.streams, c.strings = rc4Cipher, rc4Cipher
	case 4, 5:
		if length < 16 { // many writers leave it out, or count in bytes
			length = 16
		}
		f.cryptFilters(c, d)
	default:
		return fmt.Errorf("%w: unknown encryption version %d", ErrDamaged, version)
	}
	var id []byte
	if ids := arrayOf(f, trailer["ID"]); len(ids) > 0 {
		id = bytesOf(f, ids[0])
	}
	h := handler{
		revision: revision, length: min(max(length, 5), 16), permissions: integerOf(f, d["P"], 0), metadata: c.metadata, id: id,
		owner: bytesOf(f, d["O"]), user: bytesOf(f, d["U"]), userKey: bytesOf(f, d["UE"]),
	}
	var err error
	if c.key, err = h.key(); err != nil {
		return err
	}
	f.notes.add(noteCrypt, "")
	f.crypt = c
	f.forget()
	return nil
}

// cryptFilters reads which method is meant for what (PDF 32000-1, 7.6.5).
func (f *file) cryptFilters(c *crypt, d types.Dict) {
	for name, o := range dictOf(f, d["CF"]) {
		switch nameOf(f, dictOf(f, o)["CFM"]) {
		case "V2":
			c.filters[name] = rc4Cipher
		case "AESV2":
			c.filters[name] = aes128
		case "AESV3":
			c.filters[name] = aes256
		}
	}
	c.streams, c.strings = c.filters[nameOf(f, d["StmF"])], c.filters[nameOf(f, d["StrF"])]
}

// decryptObject decrypts the strings of an object in place. They become hexadecimal strings.
func (c *crypt) decryptObject(o types.Object, number, generation int) types.Object {
	if number == c.self {
		return o
	}
	switch x := o.(type) {
	case types.StringLiteral:
		return types.HexLiteral(hex.EncodeToString(c.decrypt(unescape(string(x)), c.strings, number, generation)))
	case types.HexLiteral:
		return types.HexLiteral(hex.EncodeToString(c.decrypt(unhex(string(x)), c.strings, number, generation)))
	case types.Array:
		for i := range x {
			x[i] = c.decryptObject(x[i], number, generation)
		}
	case types.Dict:
		for k := range x {
			if k == "Contents" && x["ByteRange"] != nil {
				continue // a signature covers the encrypted file and cannot be part of it
			}
			x[k] = c.decryptObject(x[k], number, generation)
		}
	}
	return o
}

var errOverlap = errors.New("streams overlap")

// decryptStream gives the bytes of a stream before its filters. Honest streams do not overlap, so together they are no
// longer than the file; others would be multiplied here.
func (f *file) decryptStream(d types.Dict, raw []byte, number, generation int) ([]byte, error) {
	c := f.crypt
	m := c.streams
	kind := nameOf(f, d["Type"])
	if kind == "XRef" || kind == "Metadata" && !c.metadata {
		return raw, nil
	}
	if names, parms := f.decoder.chain(d); len(names) > 0 && names[0] == "Crypt" {
		m = identity
		if len(parms) > 0 {
			m = c.filters[nameOf(f, dictOf(f, parms[0])["Name"])]
		}
	}
	if m == identity {
		return raw, nil
	}
	if c.left -= len(raw); c.left < 0 {
		return nil, errOverlap
	}
	return c.decrypt(raw, m, number, generation), nil
}

// decrypt gives the plain bytes (PDF 32000-1, algorithm 1).
func (c *crypt) decrypt(data []byte, m method, number, generation int) []byte {
	key := c.key
	if m == identity {
		return data
	}
	if m != aes256 {
		sum := append(key[:len(key):len(key)], byte(number), byte(number>>8), byte(number>>16), byte(generation), byte(generation>>8))
		if m == aes128 {
			sum = append(sum, "sAlT"...)
		}
		hash := md5.Sum(sum)
		key = hash[:min(len(key)+5, 16)]
	}
	if m == rc4Cipher {
		return rc4Bytes(key, data)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	iv, data := data[:aes.BlockSize], data[aes.BlockSize:]
	out := make([]byte, len(data)/aes.BlockSize*aes.BlockSize) // a truncated stream does not end at a block
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, data[:len(out)])
	if padding := int(out[len(out)-1]); padding >= 1 && padding <= aes.BlockSize {
		out = out[:len(out)-padding]
	}
	return out
}

func rc4Bytes(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

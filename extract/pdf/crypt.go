package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"hash"

	"gongkai/extract/finding"
)

// crypt decrypts a file whose user password is empty (PDF 32000-1, 7.6; ISO 32000-2 for AES with 256 bits). Such
// files open without asking: their encryption only carries the wish that readers forbid copying or printing.
type crypt struct {
	key              []byte
	strings, streams cipherKind
	named            map[string]cipherKind // the crypt filters that a stream may name
}

type cipherKind uint8

const (
	cipherNone cipherKind = iota
	cipherRC4
	cipherAES128
	cipherAES256
)

// passwordPad fills passwords up to 32 bytes (PDF 32000-1, 7.6.3.3, algorithm 2); it is all of an empty one.
const passwordPad = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// newCrypt reads an encryption dictionary (PDF 32000-1, tables 20 and 21). The error is ErrPassword for a file that
// asks for a password or a certificate, ErrDamaged for what is no way of encryption.
func newCrypt(s source, dict Dict, id Array) (*crypt, error) {
	if nameOf(s, dict["Filter"]) != "Standard" {
		return nil, finding.Detail(ErrPassword, "it is encrypted with certificates, or in a way of its own")
	}
	version, revision := integerOf(s, dict["V"], 0), integerOf(s, dict["R"], 0)
	c := &crypt{}
	switch version {
	case 1, 2, 3:
		c.strings, c.streams = cipherRC4, cipherRC4
	case 4, 5:
		c.filters(s, dict)
	}
	if c.strings == cipherNone && c.streams == cipherNone && version < 4 || revision < 2 || revision > 6 {
		return nil, finding.Detail(ErrDamaged, "encrypted in an unknown way")
	}
	owner, user := stringOf(s, dict["O"]), stringOf(s, dict["U"])
	if version == 5 {
		return c, c.unlock256(user, stringOf(s, dict["UE"]), revision)
	}
	if len(owner) < 32 || len(user) < 16 {
		return nil, finding.Detail(ErrDamaged, "encrypted in an unknown way")
	}
	var document []byte
	if len(id) > 0 {
		document = stringOf(s, id[0])
	}
	seed := append([]byte(passwordPad), owner[:32]...)
	seed = binary.LittleEndian.AppendUint32(seed, uint32(integerOf(s, dict["P"], 0)))
	seed = append(seed, document...)
	if plain := resolve(s, dict["EncryptMetadata"]) == Boolean(false); plain && revision >= 4 {
		seed = append(seed, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	declared := integerOf(s, dict["Length"], 40)
	if declared >= 40 { // some write bytes in place of bits
		declared /= 8
	}
	for _, length := range []int{declared, 16, 5} { // many files say nothing, or what is not so: the user's entry tells
		if length < 5 || length > 16 || revision == 2 && length != 5 {
			continue
		}
		if key := fileKey(seed, revision, length); bytes.HasPrefix(user, userEntry(key, document, revision)) {
			c.key = key
			return c, nil
		}
	}
	return nil, ErrPassword
}

// filters reads which crypt filters decrypt what (PDF 32000-1, 7.6.5).
func (c *crypt) filters(s source, dict Dict) {
	c.named = map[string]cipherKind{}
	for name, o := range dictOf(s, dict["CF"]) {
		switch nameOf(s, dictOf(s, o)["CFM"]) {
		case "V2":
			c.named[name] = cipherRC4
		case "AESV2":
			c.named[name] = cipherAES128
		case "AESV3":
			c.named[name] = cipherAES256
		}
	}
	c.streams, c.strings = c.named[nameOf(s, dict["StmF"])], c.named[nameOf(s, dict["StrF"])]
}

// fileKey makes the key of the file (PDF 32000-1, algorithm 2).
func fileKey(seed []byte, revision, length int) []byte {
	sum := md5.Sum(seed)
	if revision >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:length])
		}
	}
	return bytes.Clone(sum[:length])
}

// userEntry makes what /U must begin with if the empty password is the user's (PDF 32000-1, algorithms 4 and 5).
func userEntry(key, document []byte, revision int) []byte {
	if revision == 2 {
		return withRC4(key, []byte(passwordPad))
	}
	sum := md5.Sum(append([]byte(passwordPad), document...))
	entry := withRC4(key, sum[:])
	for i := byte(1); i < 20; i++ {
		other := bytes.Clone(key)
		for k := range other {
			other[k] ^= i
		}
		entry = withRC4(other, entry)
	}
	return entry
}

// unlock256 takes the key of the file out of /UE (ISO 32000-2, algorithm 2.A). /U is a hash and two salts of eight
// bytes.
func (c *crypt) unlock256(user, sealed []byte, revision int) error {
	if len(user) < 48 || len(sealed) < 32 {
		return finding.Detail(ErrDamaged, "encrypted in an unknown way")
	}
	if !bytes.Equal(hash256(user[32:40], revision), user[:32]) {
		return ErrPassword
	}
	c.key = make([]byte, 32)
	block, _ := aes.NewCipher(hash256(user[40:48], revision))
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(c.key, sealed[:32])
	return nil
}

// hash256 hashes the empty password with a salt (ISO 32000-2, algorithm 2.B; revision 5 is that of Adobe's extension
// level 3).
func hash256(salt []byte, revision int) []byte {
	sum := sha256.Sum256(salt)
	key := sum[:]
	if revision == 5 {
		return key
	}
	for round := 0; ; round++ {
		data := bytes.Repeat(key, 64)
		block, _ := aes.NewCipher(key[:16])
		cipher.NewCBCEncrypter(block, key[16:32]).CryptBlocks(data, data)
		rest := 0 // of the first 16 bytes as a number, divided by 3; 256 leaves the rest 1
		for _, b := range data[:16] {
			rest += int(b)
		}
		var h hash.Hash
		switch rest % 3 {
		case 0:
			h = sha256.New()
		case 1:
			h = sha512.New384()
		default:
			h = sha512.New()
		}
		h.Write(data)
		key = h.Sum(nil)
		if round >= 63 && int(data[len(data)-1]) <= round-31 { // at round 287 at the latest
			return key[:32]
		}
	}
}

// open decrypts bytes that belong to an object (PDF 32000-1, algorithm 1).
func (c *crypt) open(kind cipherKind, data []byte, owner Ref) []byte {
	key := c.key
	if kind == cipherRC4 || kind == cipherAES128 {
		n, g := owner.Number, owner.Generation
		seed := append(bytes.Clone(key), byte(n), byte(n>>8), byte(n>>16), byte(g), byte(g>>8))
		if kind == cipherAES128 {
			seed = append(seed, "sAlT"...)
		}
		sum := md5.Sum(seed)
		key = sum[:min(len(key)+5, 16)]
	}
	switch kind {
	case cipherRC4:
		return withRC4(key, data)
	case cipherAES128, cipherAES256:
		return withAES(key, data)
	}
	return data
}

func withRC4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// withAES undoes cipher block chaining: the initial vector stands before the data, one to sixteen bytes of padding
// end it. Of data that break off the whole blocks are kept.
func withAES(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize {
		return nil
	}
	vector, data := data[:aes.BlockSize], data[aes.BlockSize:]
	out := make([]byte, len(data)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, data[:len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}

// openStrings decrypts the strings of an object in place.
func (c *crypt) openStrings(o Object, owner Ref) Object {
	switch x := o.(type) {
	case String:
		return String(c.open(c.strings, []byte(x), owner))
	case Array:
		for i := range x {
			x[i] = c.openStrings(x[i], owner)
		}
	case Dict:
		for k := range x {
			x[k] = c.openStrings(x[k], owner)
		}
	}
	return o
}

// streamKind tells how a stream is encrypted: its first filter may say so (PDF 32000-1, 7.4.10), and cross-reference
// streams are not.
func (c *crypt) streamKind(dict Dict, filters []string, parms Dict, s source) cipherKind {
	switch {
	case nameOf(s, dict["Type"]) == "XRef":
		return cipherNone
	case len(filters) > 0 && filters[0] == "Crypt":
		return c.named[nameOf(s, parms["Name"])]
	}
	return c.streams
}

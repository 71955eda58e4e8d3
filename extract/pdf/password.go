package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
)

// handler is the standard security handler's part of the encryption dictionary.
type handler struct {
	revision    int
	length      int // of the key in bytes
	permissions int
	metadata    bool
	id          []byte
	owner       []byte // /O
	user        []byte // /U
	userKey     []byte // /UE
}

// padding stands in for the missing bytes of a password (PDF 32000-1, 7.6.3.3).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// key gives the file key that the empty user password opens, or ErrPassword.
func (h handler) key() ([]byte, error) {
	switch h.revision {
	case 2, 3, 4:
		return h.key128()
	case 5, 6:
		return h.key256()
	}
	return nil, fmt.Errorf("%w: unknown encryption revision %d", ErrDamaged, h.revision)
}

// key128 follows algorithms 2, 4 and 5 of PDF 32000-1.
func (h handler) key128() ([]byte, error) {
	if h.revision == 2 {
		h.length = 5
	}
	sum := append(padding[:32:32], h.owner[:min(len(h.owner), 32)]...)
	sum = binary.LittleEndian.AppendUint32(sum, uint32(h.permissions))
	sum = append(sum, h.id...)
	if h.revision >= 4 && !h.metadata {
		sum = append(sum, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	hash := md5.Sum(sum)
	if h.revision >= 3 {
		for range 50 {
			hash = md5.Sum(hash[:h.length])
		}
	}
	key := bytes.Clone(hash[:h.length])
	if h.revision == 2 {
		if !bytes.Equal(rc4Bytes(key, padding), h.user[:min(len(h.user), 32)]) {
			return nil, ErrPassword
		}
		return key, nil
	}
	check := md5.Sum(append(padding[:32:32], h.id...))
	want := check[:]
	for i := range 20 {
		step := make([]byte, len(key))
		for k := range key {
			step[k] = key[k] ^ byte(i)
		}
		want = rc4Bytes(step, want)
	}
	if len(h.user) < 16 || !bytes.Equal(want, h.user[:16]) {
		return nil, ErrPassword
	}
	return key, nil
}

// key256 follows algorithm 2.A of ISO 32000-2: /U is a hash, the salt of that hash and the salt of the key.
func (h handler) key256() ([]byte, error) {
	if len(h.user) < 48 || len(h.userKey) < 32 {
		return nil, fmt.Errorf("%w: malformed encryption dictionary", ErrDamaged)
	}
	hash := func(salt []byte) []byte {
		if h.revision == 5 {
			sum := sha256.Sum256(salt)
			return sum[:]
		}
		return hash2B(salt)
	}
	if !bytes.Equal(hash(h.user[32:40]), h.user[:32]) {
		return nil, ErrPassword
	}
	block, err := aes.NewCipher(hash(h.user[40:48]))
	if err != nil {
		return nil, err
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, h.userKey[:32])
	return key, nil
}

// hash2B is algorithm 2.B of ISO 32000-2 for the empty user password: at least 64 rounds of AES and SHA-2, ended by chance.
func hash2B(salt []byte) []byte {
	first := sha256.Sum256(salt)
	k := first[:]
	for round, last := 0, 0; round < 64 || last > round-32; round++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0 // the first 16 bytes as a number modulo 3, which is that of their sum
		for _, c := range e[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			next := sha256.Sum256(e)
			k = next[:]
		case 1:
			next := sha512.Sum384(e)
			k = next[:]
		default:
			next := sha512.Sum512(e)
			k = next[:]
		}
		last = int(e[len(e)-1])
	}
	return k[:32]
}

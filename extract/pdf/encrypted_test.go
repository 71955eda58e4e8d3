package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"gongkai/internal/limits"
)

// encrypt has pdfcpu encrypt a file.
func encrypt(t *testing.T, userPassword string, aes bool, length int) string {
	t.Helper()
	disableConfig()
	b := newBuilder().tree("")
	b.object(11, "<< /Type /Page /Parent 2 0 R /Contents 12 0 R /Resources << >> >>")
	b.stream(12, "/Filter /FlateDecode", deflated("BT (one) Tj ET"))
	b.object(20, "<< /Title (a \\(secret\\) title) /Author <4142> >>")
	b.table(root + " /Info 20 0 R /ID [<0123> <4567>]")
	conf := model.NewDefaultConfiguration()
	conf.UserPW, conf.OwnerPW, conf.EncryptUsingAES, conf.EncryptKeyLength = userPassword, "owner", aes, length
	var out bytes.Buffer
	if err := api.Encrypt(strings.NewReader(b.String()), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEncrypted(t *testing.T) {
	for _, c := range []struct {
		aes    bool
		length int
	}{{false, 40}, {false, 128}, {true, 128}, {true, 256}} {
		data := encrypt(t, "", c.aes, c.length)
		d := expect(t, data, []string{"BT (one) Tj ET"}, noteCrypt)
		if got := d.Info("Author"); got != "AB" {
			t.Errorf("AES %v, %d bits: author %q", c.aes, c.length, got)
		}
		// Without its table pdfcpu does not decrypt the file.
		cut := strings.LastIndex(data, "startxref")
		if _, err := Open([]byte(data[:cut] + "startxref 1")); !errors.Is(err, ErrDamaged) {
			t.Errorf("AES %v, %d bits: %v without a table", c.aes, c.length, err)
		}

		if _, err := Open([]byte(encrypt(t, "user", c.aes, c.length))); !errors.Is(err, ErrPassword) {
			t.Errorf("AES %v, %d bits: %v with a password", c.aes, c.length, err)
		}
	}
}

func TestUnknownEncryption(t *testing.T) {
	for _, dict := range []string{"/Filter /Adobe.PubSec /V 4", "/Filter /Standard /V 9", "/Filter /Standard /V 4 /R 99", "/Filter /Standard /V 5 /R 6", ""} {
		b := newBuilder().tree("(one) Tj")
		b.object(9, "<< "+dict+" >>")
		b.table(root + "/Encrypt 9 0 R")
		if _, err := Open(b.Bytes()); !errors.Is(err, ErrPassword) && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", dict, err)
		}
	}
}

func TestMeter(t *testing.T) {
	until, cancel := context.WithCancel(t.Context())
	m := &meter{ReadSeeker: strings.NewReader(strings.Repeat("x", 100)), until: until}
	var err error
	for range 16 {
		_, err = m.Read(make([]byte, 1))
	}
	if !errors.Is(err, errMemory) {
		t.Errorf("%v beyond the limit of memory", err)
	}
	m.most = heap() + 1<<30
	if _, err := io.ReadFull(m, make([]byte, 50)); err != nil {
		t.Error(err)
	}
	if cancel(); m.until.Err() == nil {
		t.Fatal("not cancelled")
	}
	if _, err := m.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v when time is over", err)
	}
}

func TestEncryptedBounds(t *testing.T) {
	large := encrypt(t, "", true, 256)
	if _, err := Open([]byte(large + strings.Repeat(" ", limits.EncryptedBytes) + large[strings.LastIndex(large, "startxref"):])); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v for a file that is too large", err)
	}
	// The encryption dictionary stands in the trailer, where pdfcpu does not look.
	b := newBuilder().tree("(one) Tj")
	b.table(root + "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (0) /U (0) >> /ID [(a) (b)]")
	if _, err := Open(b.Bytes()); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v for an encryption dictionary in the trailer", err)
	}
}

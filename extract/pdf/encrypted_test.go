package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
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
		// Damage and encryption are met one after the other.
		cut := strings.LastIndex(data, "startxref")
		d = expect(t, data[:cut]+"startxref 1", []string{"BT (one) Tj ET"}, noteXref, noteCrypt)
		if got := d.Info("Author"); got != "AB" {
			t.Errorf("AES %v, %d bits: author %q without a table", c.aes, c.length, got)
		}

		if _, err := Open([]byte(encrypt(t, "user", c.aes, c.length))); !errors.Is(err, ErrPassword) {
			t.Errorf("AES %v, %d bits: %v with a password", c.aes, c.length, err)
		}
	}
}

func TestUnknownEncryption(t *testing.T) {
	for _, dict := range []string{"/Filter /Adobe.PubSec /V 4", "/Filter /Standard /V 9", "/Filter /Standard /V 4 /R 99",
		"/Filter /Standard /V 5 /R 6", ""} {
		b := newBuilder().tree("(one) Tj")
		b.object(9, "<< "+dict+" >>")
		b.table(root + "/Encrypt 9 0 R")
		if _, err := Open(b.Bytes()); !errors.Is(err, ErrPassword) && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", dict, err)
		}
	}
}

// TestEncryptedTrailer: the dictionary may stand in the trailer itself, and its password may be a real one.
func TestEncryptedTrailer(t *testing.T) {
	b := newBuilder().tree("(one) Tj")
	b.table(root + "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (" + strings.Repeat("0", 32) + ") /U (" +
		strings.Repeat("0", 32) + ") >> /ID [(a) (b)]")
	if _, err := Open(b.Bytes()); !errors.Is(err, ErrPassword) {
		t.Errorf("%v for an encryption dictionary in the trailer", err)
	}
}

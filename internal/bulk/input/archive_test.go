package input

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/internal/bulk/failure"
)

func TestMemberName(t *testing.T) {
	gbk := func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	unicodePath := func(raw, name string) []byte {
		field := binary.LittleEndian.AppendUint16(nil, 0x7075)
		field = binary.LittleEndian.AppendUint16(field, uint16(5+len(name)))
		field = append(field, 1)
		field = binary.LittleEndian.AppendUint32(field, crc32.ChecksumIEEE([]byte(raw)))
		return append(field, name...)
	}
	for _, c := range []struct {
		raw, want string
		flags     uint16
		extra     []byte
	}{
		{raw: "plain.pdf", want: "plain.pdf"},
		{raw: gbk("预算公开/财政局.pdf"), want: "预算公开/财政局.pdf"},
		{raw: gbk("联通.pdf"), want: "联通.pdf"}, // valid UTF-8, too
		{raw: "财政局.pdf", want: "财政局.pdf"},
		{raw: "财政局.pdf", want: "财政局.pdf", flags: 0x800},
		{raw: gbk("财政局.pdf"), want: "财政局.pdf", flags: 0x800}, // says UTF-8 and is not
		{raw: "folder\\财政局.pdf", want: "folder/财政局.pdf"},
		{raw: "?.pdf", want: "𠀀.pdf", extra: unicodePath("?.pdf", "𠀀.pdf")},
		{raw: "a.pdf", want: "a.pdf", extra: unicodePath("other.pdf", "b.pdf")}, // of an older name
		{raw: "a.pdf", want: "a.pdf", extra: []byte{0x75, 0x70, 0xff, 0xff, 1}},
		{raw: "\xff\xff.pdf", want: "\uFFFD\uFFFD.pdf"},
	} {
		z := &zip.File{FileHeader: zip.FileHeader{Name: c.raw, Flags: c.flags, Extra: c.extra}}
		if got := memberNames([]*zip.File{z})[0]; got != c.want {
			t.Errorf("%q: %q, want %q", c.raw, got, c.want)
		}
	}
}

// archiveOf makes an archive of members that hold so many zeros.
func archiveOf(t testing.TB, sizes map[string]int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, size := range sizes {
		to, err := w.Create(name)
		if err == nil {
			_, err = to.Write(make([]byte, size))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBomb(t *testing.T) {
	data := archiveOf(t, map[string]int{"a.pdf": 40 << 20, "b.pdf": 40 << 20, "note.txt": 90 << 20})
	members, err := membersOf(bytes.NewReader(data), int64(len(data)), "x.zip")
	if err != nil || len(members) != 2 {
		t.Fatalf("%v, %v", members, err)
	}
	refused := 0
	for _, m := range members {
		if f := (failure.Failure{}); errors.As(m.Err, &f) && f.ID == failure.Bomb {
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("%d members refused; the second one is too much", refused)
	}
}

// A member that lies about its size or has other bytes than its checksum says is damaged.
func TestDamagedMember(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.zip")
	data := archiveOf(t, map[string]int{"a.pdf": 1000})
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	members, err := readArchive(file)
	if err != nil || len(members) != 1 {
		t.Fatalf("%v, %v", members, err)
	}
	it := &members[0]
	if _, err := it.Sum(); err != nil {
		t.Errorf("honest: %v", err)
	}
	for _, change := range []func(m *member){
		func(m *member) { m.size-- }, func(m *member) { m.size++ }, func(m *member) { m.crc++ },
		func(m *member) { m.packed -= 2 }, func(m *member) { m.offset += 3 }, func(m *member) { m.deflated = false },
	} {
		lying := *it.member
		change(&lying)
		if _, err := (&Item{file: file, member: &lying}).Sum(); err == nil ||
			!strings.Contains(err.Error(), "damaged") {
			t.Errorf("%+v: %v", lying, err)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(archiveOf(f, map[string]int{"a.pdf": 10, "b/c.PDF": 20, "d.zip": 5}))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		members, err := membersOf(bytes.NewReader(data), int64(len(data)), "x.zip")
		if err != nil {
			return
		}
		for _, m := range members {
			if m.Err == nil && (m.member == nil || m.member.size < 0 || m.member.packed < 0) {
				t.Errorf("%+v", m)
			}
		}
	})
}

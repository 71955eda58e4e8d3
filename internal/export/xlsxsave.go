package export

import (
	"archive/zip"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongkai/internal/atomicfile"
)

// save writes the parts of the workbook in the order of their names: that of the library changes from run to run.
func (x *xlsxWriter) save() error {
	loose, err := atomicfile.Beside(x.path)
	if err != nil {
		return err
	}
	defer loose.Discard()
	// The library would keep the whole workbook in memory, if it were not handed a file to write to.
	x.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(loose) })
	if _, err := x.book.WriteToBuffer(); err != nil {
		return err
	}
	size, err := loose.Seek(0, 2)
	if err != nil {
		return err
	}
	parts, err := zip.NewReader(loose, size)
	if err != nil {
		return err
	}
	out, err := create(x.path)
	if err != nil {
		return err
	}
	if err := sorted(out, parts); err != nil {
		out.discard()
		return err
	}
	return out.place()
}

func sorted(out *target, parts *zip.Reader) error {
	w := zip.NewWriter(out)
	first := func(name string) int { // readers look at the list of parts first
		if name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	slices.SortFunc(parts.File, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(first(a.Name), first(b.Name)), strings.Compare(a.Name, b.Name))
	})
	for _, f := range parts.File {
		if err := w.Copy(f); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return out.finish()
}

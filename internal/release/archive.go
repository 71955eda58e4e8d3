package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// member is a file of an archive.
type member struct {
	name    string // with slashes, below the one folder of the archive
	data    []byte
	program bool
}

func (m member) mode() fs.FileMode {
	if m.program {
		return 0o755
	}
	return 0o644
}

// artefact is an archive that was written.
type artefact struct{ file, root, sum string }

// archive writes a ZIP for Windows and a tar.gz for all others.
func (p Plan) archive(dir, root string, s System, files []member) (artefact, error) {
	slices.SortFunc(files, func(a, b member) int { return cmp.Compare(a.name, b.name) })
	pack, ending := p.tarball, ".tar.gz"
	if s.OS == "windows" {
		pack, ending = p.zipped, ".zip"
	}
	data, err := pack(root, files)
	if err != nil {
		return artefact{}, err
	}
	return artefact{root + ending, root, digest(data)}, os.WriteFile(filepath.Join(dir, root+ending), data, 0o666)
}

func (p Plan) tarball(root string, files []member) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	for _, f := range files {
		header := &tar.Header{Name: root + "/" + f.name, Mode: int64(f.mode()), Size: int64(len(f.data)),
			ModTime: p.Time.UTC(), Format: tar.FormatUSTAR}
		if err := w.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (p Plan) zipped(root string, files []member) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		header := &zip.FileHeader{Name: root + "/" + f.name, Method: zip.Deflate, Modified: p.Time.UTC()}
		header.SetMode(f.mode())
		m, err := w.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := m.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

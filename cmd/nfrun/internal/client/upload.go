package client

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"

	"github.com/nfrun/nfrun/runtime/store"
)

// An Upload is a script, packed to be sent.
type Upload struct {
	Type string // media type of Body
	Body []byte
	ID   string // changes when the script does
}

// Pack reads a script from a Go file or a folder.
func Pack(path string) (*Upload, error) {
	files, err := store.ReadPath(path)
	if err != nil {
		return nil, err
	}
	u := &Upload{Type: "text/x-go", Body: files["main.go"], ID: files.ID()}
	if len(files) == 1 && u.Body != nil {
		return u, nil
	}
	u.Type = "application/gzip"
	u.Body, err = archive(files)
	if err != nil {
		return nil, fmt.Errorf("client: pack %s: %w", path, err)
	}
	return u, nil
}

func archive(files store.Files) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, path := range files.Paths() {
		h := &tar.Header{Name: path, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(files[path]))}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write(files[path]); err != nil {
			return nil, err
		}
	}
	err := errors.Join(w.Close(), z.Close())
	return b.Bytes(), err
}

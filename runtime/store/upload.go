package store

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"mime"
	"path"
	"strings"
	"unicode/utf8"
)

// FromUpload reads a script from the body of an upload: one Go file, which
// becomes main.go, a zip or a tar.gz. What it is follows from its content;
// contentType may be missing or wrong. A refusal is an [*UploadError].
func FromUpload(contentType string, body []byte) (Files, error) {
	return fromUpload(contentType, body, &defaults)
}

func fromUpload(contentType string, body []byte, limits *bounds) (Files, error) {
	media, _, _ := mime.ParseMediaType(contentType)
	var files Files
	var err error
	switch {
	case len(body) == 0:
		return nil, &UploadError{Status: 400, Title: "Empty upload", Detail: "the body is empty", Cure: "send a Go file, a zip or a tar.gz, e.g. curl -T main.go URL"}
	case strings.HasPrefix(media, "multipart/"):
		return nil, &UploadError{Status: 415, Title: "Unsupported upload", Detail: "the body is a form", Cure: "send the file itself: curl -T main.go URL"}
	case bytes.HasPrefix(body, []byte("PK\x03\x04")), bytes.HasPrefix(body, []byte("PK\x05\x06")):
		files, err = unzip(body, limits)
	case bytes.HasPrefix(body, []byte{0x1f, 0x8b}):
		files, err = untar(body, limits)
	case media == "application/zip" || media == "application/gzip" || media == "application/x-gzip":
		return nil, invalid("", "the body is not what its type "+media+" says", "send a Go file, a zip or a tar.gz")
	default:
		b := newBuilder(limits)
		err, files = b.add("main.go", bytes.NewReader(body)), b.files
	}
	if err != nil {
		return nil, err
	}
	if err := checkText(files); err != nil {
		return nil, err
	}
	if err := checkMain(files); err != nil {
		return nil, err
	}
	return files, nil
}

// checkText refuses source and configuration that is not UTF-8.
func checkText(files Files) error {
	for _, p := range files.Paths() {
		switch path.Ext(p) {
		case ".go", ".toml", ".mod", ".sum":
		default:
			continue
		}
		b := files[p]
		if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
			continue
		}
		line := 1
		for rest := b; ; {
			r, n := utf8.DecodeRune(rest)
			if n == 0 || r == 0 || r == utf8.RuneError && n == 1 {
				break
			}
			if r == '\n' {
				line++
			}
			rest = rest[n:]
		}
		return &UploadError{
			Status: 422, Title: "Not UTF-8", Detail: "the file is not UTF-8 text",
			Cure: "save it as UTF-8; several files are sent as a zip or a tar.gz", File: p, Line: line,
		}
	}
	return nil
}

// checkMain refuses what has no package main at the top.
func checkMain(files Files) error {
	var first error
	for _, p := range files.Paths() {
		if path.Ext(p) != ".go" || strings.Contains(p, "/") {
			continue
		}
		name, err := packageOf(p, files[p])
		if err == nil && name == "main" {
			return nil
		}
		if first == nil {
			if err == nil {
				err = &UploadError{Status: 422, Title: "No package main", Detail: fmt.Sprintf("the package is %s, not main", name),
					Cure: `begin the file with "package main"`, File: p}
			}
			first = err
		}
	}
	if first != nil {
		return first
	}
	return &UploadError{Status: 422, Title: "No package main", Detail: "no Go file at the top",
		Cure: "put main.go at the top of the archive, or into its only folder"}
}

// packageOf reads the package clause.
func packageOf(p string, src []byte) (string, error) {
	f, err := parser.ParseFile(token.NewFileSet(), p, src, parser.PackageClauseOnly)
	if err == nil {
		return f.Name.Name, nil
	}
	e := &UploadError{Status: 422, Title: "No package main", Detail: err.Error(), Cure: `begin the file with "package main"`, File: p, Line: 1}
	if list, ok := err.(scanner.ErrorList); ok && len(list) > 0 {
		e.Detail, e.Line = list[0].Msg, list[0].Pos.Line
	}
	return "", e
}

package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
)

// item is one report to come. Its ID is the same in every run over the same
// sources.
type item struct {
	id   string
	load func() (validate.Filing, error)
}

// source is the reports of a run, in order.
type source struct {
	items iter.Seq2[item, error] // an error ends the sequence
	// How far it has come: of a number of items, or of bytes.
	total, size int64
	read        atomic.Int64 // bytes
}

// maxDocument bounds one document of an archive, and one line.
const maxDocument = 64 << 20

// open opens the sources that the settings name.
func open(s settings) (*source, error) {
	if s.generate > 0 {
		return &source{items: generate(s), total: int64(s.generate)}, nil
	}
	all := &source{}
	var parts []iter.Seq2[item, error]
	counted := true
	for _, name := range s.sources {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		switch {
		case info.IsDir():
			for _, found := range filesBelow(name, s.out, s.sum) {
				if found.err != nil {
					all.total++
					parts = append(parts, unreadable(found))
				} else {
					parts = append(parts, all.file(found.name, &counted))
				}
			}
		default:
			parts = append(parts, all.file(name, &counted))
		}
	}
	if !counted {
		all.total = 0 // lines are not counted beforehand: progress goes by bytes
	}
	all.items = func(yield func(item, error) bool) {
		for _, part := range parts {
			for it, err := range part {
				if !yield(it, err) {
					return
				}
			}
		}
	}
	return all, nil
}

// file returns the reports in a file: many in an archive or JSON Lines, else one.
func (s *source) file(name string, counted *bool) iter.Seq2[item, error] {
	if info, err := os.Stat(name); err == nil {
		s.size += info.Size()
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		*counted = false
		return s.lines(name)
	case ".zip":
		if archive, err := zip.OpenReader(name); err == nil {
			for _, file := range archive.File {
				if isDocument(file) {
					s.total++
				}
			}
			archive.Close()
		}
		return s.archive(name)
	}
	s.total++
	return func(yield func(item, error) bool) {
		yield(item{id: filepath.ToSlash(name), load: func() (validate.Filing, error) {
			reading, err := read.File(name)
			if err != nil {
				return validate.Filing{}, err
			}
			return validate.FilingOf(reading), reading.Err()
		}}, nil)
		if info, err := os.Stat(name); err == nil {
			s.read.Add(info.Size())
		}
	}
}

func (s *source) archive(name string) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		archive, err := zip.OpenReader(name)
		if err != nil {
			yield(item{}, fmt.Errorf("%s: %w", name, err))
			return
		}
		defer archive.Close()
		for _, file := range archive.File {
			if !isDocument(file) {
				continue
			}
			data, err := unpack(file)
			next := item{id: filepath.ToSlash(name) + "!" + nameOf(file), load: func() (validate.Filing, error) {
				if err != nil {
					return validate.Filing{}, err
				}
				reading, err := read.Bytes(data)
				if err != nil {
					return validate.Filing{}, err
				}
				return validate.FilingOf(reading), reading.Err()
			}}
			if !yield(next, nil) {
				return
			}
			s.read.Add(int64(file.CompressedSize64))
		}
	}
}

// isDocument reports whether an entry of an archive is to be read: not a folder,
// nor a hidden file, such as those that macOS adds.
func isDocument(file *zip.File) bool {
	return !file.FileInfo().IsDir() && !strings.HasPrefix(path.Base(file.Name), ".")
}

// nameOf returns the name of an entry. Programs on a Chinese Windows write names
// in GB18030 without saying so.
func nameOf(file *zip.File) string {
	if utf8.ValidString(file.Name) {
		return file.Name
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(file.Name)
	if err != nil {
		return strings.ToValidUTF8(file.Name, "\uFFFD")
	}
	return name
}

func unpack(file *zip.File) ([]byte, error) {
	content, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	data, err := io.ReadAll(io.LimitReader(content, maxDocument+1))
	if err == nil && len(data) > maxDocument {
		err = fmt.Errorf("larger than %d bytes", maxDocument)
	}
	return data, err
}

// lines yields a report a line. Lines are decoded by whoever loads the item, so
// that several are decoded at a time.
func (s *source) lines(name string) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		file, err := os.Open(name)
		if err != nil {
			yield(item{}, err)
			return
		}
		defer file.Close()
		reader := bufio.NewReaderSize(file, 1<<20)
		for number := 1; ; number++ {
			line, err := readLine(reader)
			s.read.Add(int64(len(line)) + 1)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, bufio.ErrTooLong) {
				yield(item{}, fmt.Errorf("%s: %w", name, err))
				return
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			next := item{id: fmt.Sprintf("%s:%d", filepath.ToSlash(name), number), load: func() (validate.Filing, error) {
				if err != nil {
					return validate.Filing{}, err
				}
				report := new(govinfo.Report)
				return validate.Filing{Report: report}, report.UnmarshalJSON(line)
			}}
			if !yield(next, nil) {
				return
			}
		}
	}
}

// readLine returns a copy of the next line. A line beyond maxDocument is passed
// over and told as [bufio.ErrTooLong].
func readLine(reader *bufio.Reader) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := reader.ReadSlice('\n')
		if len(line)+len(part) > maxDocument {
			tooLong, line = true, nil
		}
		if !tooLong {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case tooLong && (err == nil || errors.Is(err, io.EOF)):
			return nil, bufio.ErrTooLong
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		case err != nil:
			return nil, err
		default:
			return line[:len(line)-1], nil
		}
	}
}

// save writes the reports of a source to a file as JSON Lines.
func save(ctx context.Context, name string, from *source) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	buffered := bufio.NewWriterSize(file, 1<<20)
	encoder := govinfo.NewEncoder(buffered)
	for it, err := range from.items {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		filing, err := it.load()
		if err != nil {
			return err
		}
		if err := encoder.Encode(filing.Report); err != nil {
			return err
		}
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return file.Close()
}

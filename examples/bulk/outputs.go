package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/govinfo"
)

var (
	// errForeign says that what stands under the name of an output was not written by
	// this program.
	errForeign = errors.New("already there")
	// errIsSource says that an output is also an input.
	errIsSource = errors.New("output and source are the same file")
)

// look looks at sources and outputs, before anything is written: every source is there,
// and no output is one, or is a file of others.
func (s *settings) look() error {
	var sources []fs.FileInfo
	for _, name := range slices.Concat(s.sources, s.prior, present(s.whole)) {
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		sources = append(sources, info)
	}
	outputs := present(s.out, s.sum, s.save)
	for i, name := range outputs {
		if slices.ContainsFunc(outputs[:i], func(other string) bool { return samePlace(name, other) }) {
			return fmt.Errorf("%s: two outputs are the same file", name)
		}
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s: %w", name, outfile.ErrNotRegular)
		case slices.ContainsFunc(sources, func(source fs.FileInfo) bool { return os.SameFile(source, info) }):
			return fmt.Errorf("%s: %w", name, errIsSource)
		case name == s.save && info.Size() > 0:
			return fmt.Errorf("%s: %w", name, errForeign)
		}
	}
	return lookAtSums(s.sum)
}

func present(names ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// samePlace reports whether two names are of one file, which need not be there.
func samePlace(a, b string) bool {
	pathA, errA := filepath.Abs(a)
	pathB, errB := filepath.Abs(b)
	if errA == nil && errB == nil && pathA == pathB {
		return true
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// lookAtSums returns an error where a file is there and holds something else than sums
// of reports: one for each year, in their order, with neither an organ nor a title.
func lookAtSums(name string) error {
	if name == "" {
		return nil
	}
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	var last [1]byte
	if info, err := file.Stat(); err == nil && info.Size() > 0 {
		if _, err := file.ReadAt(last[:], info.Size()-1); err != nil || last[0] != '\n' {
			return fmt.Errorf("%s: %w", name, errForeign)
		}
	}
	for decoder, year := govinfo.NewDecoder(file), -1; ; {
		var report govinfo.Report
		switch err := decoder.Decode(&report); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil, !isSum(&report), report.Year <= year:
			return fmt.Errorf("%s: %w", name, errForeign)
		}
		year = report.Year
	}
}

// isSum reports whether a report has nothing but what a sum has: year, editions and
// figures.
func isSum(r *govinfo.Report) bool {
	bare := govinfo.Report{Year: r.Year, Editions: r.Editions, Proactive: r.Proactive, Proactive2019: r.Proactive2019, Applications: r.Applications, Disputes: r.Disputes}
	all, err := r.MarshalJSON()
	figures, err2 := bare.MarshalJSON()
	return err == nil && err2 == nil && bytes.Equal(all, figures)
}

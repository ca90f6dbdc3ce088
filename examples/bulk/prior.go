package main

import (
	"context"
	"fmt"
	"hash/crc32"
	"iter"
	"os"

	"github.com/openxxgk/annualreport/examples/bulk/internal/inorder"
	"github.com/openxxgk/annualreport/govinfo"
)

// priorReports finds an organ's report on a year. The reports are in a temporary file;
// in memory are the names of the organs. Nil has none. When it is made it may be used by
// several goroutines at once.
type priorReports struct {
	file   *os.File
	size   int64
	at     map[organYear]place
	failed int // documents that could not be read
	double int // organs and years that have several reports which differ
}

type organYear struct {
	organ string
	year  int
}

// place is where a report stands in the file. A length of 0 says that there are several
// that differ, so that none is known to be the report.
type place struct {
	offset int64
	length int
	sum    uint32
}

// indexPrior reads the reports of years before.
func indexPrior(ctx context.Context, s *settings, items iter.Seq[item]) (*priorReports, error) {
	file, err := os.CreateTemp("", "bulk-prior-")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(file.Name()) // where a file may be removed while it is open, nothing is left if this run is killed
	p := &priorReports{file: file, at: make(map[organYear]place)}
	err = inorder.Run[item, *govinfo.Report]{
		Workers: s.workers, Memory: int64(s.memory) << 20, Size: item.memory,
		Work: func(ctx context.Context, it item) *govinfo.Report {
			filing, _, err := it.load(ctx)
			if err != nil {
				return nil
			}
			return filing.Report
		},
		Take: func(_ item, report *govinfo.Report) error { return p.keep(report) },
	}.Do(ctx, items)
	if err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// keep takes a report, or nil for one that could not be read. One without organ or year
// is nobody's prior report.
func (p *priorReports) keep(report *govinfo.Report) error {
	if report == nil {
		p.failed++
		return nil
	}
	of := organYear{oneLine(report.Agency.Name), report.Year}
	if of.organ == "" || of.year == 0 {
		return nil
	}
	data, err := report.MarshalJSON()
	if err != nil {
		return err
	}
	sum := crc32.ChecksumIEEE(data)
	if known, twice := p.at[of]; twice {
		if known.length > 0 && (known.sum != sum || known.length != len(data)) {
			p.double++
			p.at[of] = place{}
		}
		return nil
	}
	if _, err := p.file.WriteAt(data, p.size); err != nil {
		return err
	}
	p.at[of] = place{p.size, len(data), sum}
	p.size += int64(len(data))
	return nil
}

// before returns an organ's report on the year before a year, or nil.
func (p *priorReports) before(organ string, year int) (*govinfo.Report, error) {
	if p == nil || organ == "" {
		return nil, nil
	}
	at := p.at[organYear{organ, year - 1}]
	if at.length == 0 {
		return nil, nil
	}
	data := make([]byte, at.length)
	if _, err := p.file.ReadAt(data, at.offset); err != nil {
		return nil, fmt.Errorf("the prior report: %w", err)
	}
	report := new(govinfo.Report)
	return report, report.UnmarshalJSON(data)
}

// sum returns the checksum of what before returns, or 0.
func (p *priorReports) sum(organ string, year int) uint32 {
	if p == nil || organ == "" {
		return 0
	}
	return p.at[organYear{organ, year - 1}].sum
}

// priorSummary is what the summary tells of prior reports.
type priorSummary struct{ asked, failed, double int }

func (p *priorReports) summary() priorSummary {
	if p == nil {
		return priorSummary{}
	}
	return priorSummary{asked: len(p.at) + 1, failed: p.failed, double: p.double}
}

// Close removes the temporary file.
func (p *priorReports) Close() {
	p.file.Close()
	os.Remove(p.file.Name())
}

package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
)

// checker makes results of documents. It is used by several goroutines at once.
type checker struct {
	*settings
	engine *validate.Engine
	mark   string        // of the rules that the engine has
	prior  *priorReports // nil without -prior
	others otherReports  // none without -others
}

// outcome is what became of a document.
type outcome struct {
	result result
	report *govinfo.Report // only where it is to be added up
}

// adds reports whether reports are added up.
func (s *settings) adds() bool { return s.sum != "" || s.whole != "" }

func (c *checker) work(ctx context.Context, it item) outcome {
	filing, content, err := it.load(ctx)
	if err != nil {
		return outcome{result: result{ID: it.id, Failure: c.failure(err)}}
	}
	report := filing.Report
	o := outcome{result: result{ID: it.id, Organ: oneLine(report.Agency.Name), Year: report.Year}}
	before, err := c.prior.before(o.result.Organ, report.Year)
	if err != nil {
		o.result.Failure = c.failure(err)
		return o
	}
	if before != nil {
		filing.Prior, o.result.Prior = before, before.Year
	}
	filing.Others = c.others.texts
	o.result.Made = c.made(content, &o.result)
	if !c.decodeOnly {
		o.result.take(c.engine.Check(filing))
	}
	if c.adds() {
		o.report = report
	}
	return o
}

// failure words why a document could not be read; the id names it.
func (s *settings) failure(err error) string {
	var worded *read.Error
	if !errors.As(err, &worded) {
		err = &read.Error{Err: err}
	}
	return oneLine(command.Reason(err, s.lang))
}

// made returns the checksum of what a result was made of: the content of the document,
// the reports that it was compared with, and the rules by which it was checked, if any.
func (c *checker) made(content []byte, r *result) string {
	sum := crc32.ChecksumIEEE(content)
	sum = crc32.Update(sum, crc32.IEEETable, binary.BigEndian.AppendUint32(nil, c.prior.sum(r.Organ, r.Year)))
	sum = crc32.Update(sum, crc32.IEEETable, []byte(c.mark))
	if c.others.texts != nil {
		sum = crc32.Update(sum, crc32.IEEETable, binary.BigEndian.AppendUint32(nil, c.others.sum))
	}
	if c.decodeOnly {
		sum = crc32.Update(sum, crc32.IEEETable, []byte("decode-only"))
	}
	return fmt.Sprintf("%08x", sum)
}

package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// batchSize is the number of reports handed to a worker at a time: handing them
// over one by one costs more than checking them.
const batchSize = 64

// batch is items in work. results are complete when ready is closed.
type batch struct {
	items   []item
	results []result
	reports []*govinfo.Report // only where they are to be added up
	ready   chan struct{}
}

// check checks what the source holds beyond what the results file has already,
// and returns the summary of both.
func check(ctx context.Context, s settings, from *source, results results, stderr io.Writer) (*summary, error) {
	engine, err := validate.New()
	if err != nil {
		return nil, err
	}
	sum := newSummary()
	progress := newProgress(stderr, from)
	defer progress.stop()

	next, stop := iter.Pull2(from.items)
	defer stop()
	if err := skipDone(next, results, sum, s.sum != "", progress); err != nil {
		return sum, err
	}

	toWork := make(chan *batch, s.workers)
	inOrder := make(chan *batch, 4*s.workers) // bounds what is in memory
	var sourceErr error                       // set before inOrder is closed
	go func() {
		defer close(inOrder)
		defer close(toWork)
		for {
			b := &batch{ready: make(chan struct{})}
			more := true
			for more && len(b.items) < batchSize {
				var it item
				var err error
				if it, err, more = next(); more && err != nil {
					sourceErr, more = err, false
				} else if more {
					b.items = append(b.items, it)
				}
			}
			if len(b.items) > 0 {
				select {
				case inOrder <- b:
					toWork <- b
				case <-ctx.Done():
					sourceErr = ctx.Err()
					return
				}
			}
			if !more {
				return
			}
			if ctx.Err() != nil {
				sourceErr = ctx.Err()
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range s.workers {
		workers.Go(func() {
			for b := range toWork {
				b.work(engine, s)
				close(b.ready)
			}
		})
	}

	// What was begun is finished, also after an interrupt: nothing is lost.
	var failure error
	for b := range inOrder {
		<-b.ready
		for i := range b.results {
			if failure != nil {
				break
			}
			sum.add(&b.results[i])
			if b.reports != nil && b.reports[i] != nil {
				sum.addReport(b.reports[i])
			}
			failure = results.write(&b.results[i])
			progress.done(1)
		}
	}
	workers.Wait()
	if failure == nil {
		failure = results.flush()
	}
	if failure == nil {
		failure = sourceErr
	}
	return sum, failure
}

// skipDone passes over the items whose results the file has, and takes those
// into the summary.
func skipDone(next func() (item, error, bool), results results, sum *summary, add bool, progress *progress) error {
	for done, err := range results.done() {
		if err != nil {
			return err
		}
		it, err, more := next()
		if err != nil {
			return err
		}
		if !more || it.id != done.ID {
			return fmt.Errorf("the results file has %q where the sources have %q: it was made of other sources", done.ID, it.id)
		}
		sum.add(&done)
		if add {
			if filing, err := it.load(); err == nil {
				sum.addReport(filing.Report)
			}
		}
		progress.skipped(1)
	}
	return nil
}

func (b *batch) work(engine *validate.Engine, s settings) {
	b.results = make([]result, len(b.items))
	if s.sum != "" {
		b.reports = make([]*govinfo.Report, len(b.items))
	}
	for i, it := range b.items {
		filing, err := it.load()
		if err != nil {
			b.results[i] = result{ID: it.id, Failure: err.Error()}
			continue
		}
		report := filing.Report
		b.results[i] = result{ID: it.id, Organ: report.Agency.Name, Year: report.Year}
		if !s.decodeOnly {
			b.results[i].take(engine.Check(filing))
		}
		if b.reports != nil {
			b.reports[i] = report
		}
	}
}

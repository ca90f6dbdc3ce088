package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/openxxgk/annualreport/examples/bulk/internal/inorder"
	"github.com/openxxgk/annualreport/examples/internal/terminal"
)

// check checks what the sources hold beyond what the results file has already, and
// returns the summary of both; nil where the results were not touched.
func check(ctx context.Context, s *settings) (sum *summary, err error) {
	rules, err := s.profile.Rules(time.Now())
	if err != nil {
		return nil, err
	}
	engine, err := rules.Engine()
	if err != nil {
		return nil, err
	}
	store, err := openResults(s.out)
	if err != nil {
		return nil, err
	}
	defer func() { err = worse(err, store.Close()) }()
	limitMemory(s.memory)
	own := ownFilesOf(s.out, s.sum)
	c := &checker{settings: s, engine: engine, mark: rules.Mark}
	if len(s.prior) > 0 {
		if c.prior, err = indexPrior(ctx, s, documents(s.prior, own)); err != nil {
			return nil, err
		}
		defer c.prior.Close()
	}
	if len(s.others) > 0 {
		if c.others, err = indexOthers(ctx, s, documents(s.others, own)); err != nil {
			return nil, err
		}
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		limitMemory(s.memory + int(memory.HeapAlloc>>20))
	}
	collector := &collector{checker: c, store: store, sum: newSummary(s)}
	collector.sum.prior = c.prior.summary()
	items := documents(s.sources, own)
	size := func() int64 { return extent(s.sources, own) }
	if s.generate > 0 {
		items, size = generate(s), func() int64 { return int64(s.generate) }
	}
	progress := terminal.NewProgress(s.terminal, s.lang, collector.done.extent(size))
	defer progress.Stop()
	return collector.run(ctx, items)
}

// limitMemory has garbage collected more often when there is more than the documents in
// work, and what there is beside them, account for. The environment's GOMEMLIMIT stands.
func limitMemory(documents int) {
	const beside = 48 // MB
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(documents+beside) << 20)
	}
}

// collector owns the results and the summary: it alone touches them.
type collector struct {
	*checker
	store results
	sum   *summary
	done  tracker

	wholeDone *result // of the aggregate report, in an earlier run
}

func (c *collector) run(ctx context.Context, items iter.Seq[item]) (*summary, error) {
	next, stop := iter.Pull(items)
	first, err := c.resume(ctx, next)
	if err != nil {
		stop()
		return nil, err
	}
	if err := c.store.begin(c.firstID(first)); err != nil {
		stop()
		return nil, err
	}
	rest := func(yield func(item) bool) {
		for ; first != nil && yield(*first); first = following(next) {
		}
	}
	err = inorder.Run[item, outcome]{
		Workers: c.workers, Memory: int64(c.memory) << 20, Size: item.memory, Work: c.work, Take: c.take,
	}.Do(ctx, rest)
	if ctx.Err() == nil {
		stop() // else the sources may hang, and be asked for still
	}
	if err == nil && c.whole != "" {
		err = c.takeWhole(ctx)
	}
	return c.sum, worse(err, c.store.flush())
}

// worse returns the error that matters of two: what was not written matters more than
// that the run was interrupted.
func worse(err, closing error) error {
	if closing == nil || err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return closing
}

func following(next func() (item, bool)) *item {
	if it, more := next(); more {
		return &it
	}
	return nil
}

// firstID returns the id of the first result that is written.
func (c *collector) firstID(first *item) string {
	switch {
	case first != nil:
		return first.id
	case c.wholeDone != nil:
		return ""
	}
	return c.wholeID()
}

// takeWhole takes the result of the aggregate report, which is the last.
func (c *collector) takeWhole(ctx context.Context) error {
	o := c.checkWhole(ctx, c.sum)
	switch {
	case ctx.Err() != nil:
		return ctx.Err() // what could not be read for that is no failure
	case c.wholeDone == nil:
		return c.take(item{}, o)
	case c.wholeDone.Failure != "":
		o.result = *c.wholeDone // not tried again
	case !reflect.DeepEqual(*c.wholeDone, o.result):
		return fmt.Errorf("%w: %s: %s", errOtherSources, c.out, c.wholeID())
	}
	c.takeAgain(item{}, o)
	return nil
}

// take takes an outcome of this run.
func (c *collector) take(it item, o outcome) error {
	c.add(o)
	c.done.count.Add(1)
	c.done.span.Add(it.span)
	return c.store.write(&o.result)
}

// takeAgain takes an outcome of an earlier run.
func (c *collector) takeAgain(it item, o outcome) {
	c.add(o)
	c.done.before.Add(1)
	c.done.spanBefore.Add(it.span)
}

func (c *collector) add(o outcome) {
	c.sum.add(&o.result)
	if o.report != nil {
		c.sum.addReport(o.report)
	}
}

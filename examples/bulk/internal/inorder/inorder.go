// Package inorder works on many items in parallel and hands on what becomes of them in
// their order, in bounded memory.
//
// A run has three parts. The producer asks for items and bounds by their size how many
// are in work. Workers turn each into an outcome. The collector, which is the goroutine
// of the caller, takes the outcomes in the order of the items: it alone touches what they
// are written to. The three know each other by two channels of batches only.
package inorder

import (
	"context"
	"iter"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// batchSize is the number of items handed over at a time: one by one costs more than
// checking a report.
const batchSize = 64

// patience is how long the collector waits for what is in work when the run is to end.
const patience = time.Second

// Run says how items are worked on. All fields are to be set.
type Run[I, O any] struct {
	Workers int
	// Memory bounds the sizes of the items in work, added up. A larger item is in work
	// alone.
	Memory int64
	Size   func(I) int64
	// Work is called by several goroutines. When its context ends, what it returns is
	// dropped.
	Work func(context.Context, I) O
	// Take takes the outcomes in the order of the items, in the goroutine that calls Do.
	// Its first error ends the run.
	Take func(I, O) error
}

// Do works on all items, and returns the error of Take, or that of the context. In both
// cases the outcomes that were taken are those of the first items.
//
// When ctx ends Do returns after [patience] at the latest, even where an item or the
// sequence of items hangs. Otherwise its goroutines have ended and the sequence has been
// left when it returns.
func (r Run[I, O]) Do(ctx context.Context, items iter.Seq[I]) error {
	working, stop := context.WithCancel(ctx)
	defer stop()
	l := &line[I, O]{
		Run:     r,
		memory:  semaphore.NewWeighted(r.Memory),
		toWork:  make(chan *batch[I, O], r.Workers),
		inOrder: make(chan *batch[I, O], 4*r.Workers),
	}
	var parts sync.WaitGroup
	parts.Go(func() { l.produce(working, items) })
	for range r.Workers {
		parts.Go(func() { l.work(working) })
	}
	err := l.collect(ctx)
	stop()
	ended := make(chan struct{})
	go func() { parts.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	return err
}

// line is what the parts of a run share.
type line[I, O any] struct {
	Run[I, O]
	memory  *semaphore.Weighted
	toWork  chan *batch[I, O]
	inOrder chan *batch[I, O]
}

// batch is consecutive items. Its outcomes, those of its first items, are complete when
// ready is closed.
type batch[I, O any] struct {
	items    []I
	sizes    []int64
	outcomes []O
	ready    chan struct{}
}

func newBatch[I, O any]() *batch[I, O] { return &batch[I, O]{ready: make(chan struct{})} }

// produce hands on the items. It alone claims memory, and only while everything that
// holds some is in work or done: so nothing waits for what waits for it.
func (l *line[I, O]) produce(ctx context.Context, items iter.Seq[I]) {
	defer close(l.inOrder)
	defer close(l.toWork)
	b := newBatch[I, O]()
	for item := range items {
		size := min(max(l.Size(item), 1), l.Memory)
		if len(b.items) == batchSize || !l.memory.TryAcquire(size) {
			if !l.send(ctx, b) || l.memory.Acquire(ctx, size) != nil {
				return
			}
			b = newBatch[I, O]()
		}
		b.items, b.sizes = append(b.items, item), append(b.sizes, size)
		if ctx.Err() != nil {
			return
		}
	}
	l.send(ctx, b)
}

// send hands on a batch, and reports whether the run goes on.
func (l *line[I, O]) send(ctx context.Context, b *batch[I, O]) bool {
	select {
	case l.inOrder <- b:
	case <-ctx.Done():
		return false
	}
	select {
	case l.toWork <- b:
		return true
	case <-ctx.Done():
		close(b.ready) // without an outcome
		return false
	}
}

func (l *line[I, O]) work(ctx context.Context) {
	for b := range l.toWork {
		for _, item := range b.items {
			if ctx.Err() != nil {
				break
			}
			outcome := l.Work(ctx, item)
			if ctx.Err() == nil {
				b.outcomes = append(b.outcomes, outcome)
			}
		}
		close(b.ready)
	}
}

// collect takes what is done until there is no more.
func (l *line[I, O]) collect(ctx context.Context) error {
	for b := range l.batches(ctx) {
		for i, outcome := range b.outcomes {
			if err := l.Take(b.items[i], outcome); err != nil {
				return err
			}
			l.memory.Release(b.sizes[i])
		}
		if len(b.outcomes) < len(b.items) {
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// batches yields the batches in order, each when it is ready. It ends with the last, or
// when ctx does and what was in work is ready or has had its time.
func (l *line[I, O]) batches(ctx context.Context) iter.Seq[*batch[I, O]] {
	return func(yield func(*batch[I, O]) bool) {
		late := make(chan struct{})
		stop := context.AfterFunc(ctx, func() { time.AfterFunc(patience, func() { close(late) }) })
		defer stop()
		for {
			var b *batch[I, O]
			select {
			case b = <-l.inOrder:
			case <-late:
			}
			if b == nil {
				return
			}
			select {
			case <-b.ready:
			case <-late:
				return
			}
			if !yield(b) {
				return
			}
		}
	}
}

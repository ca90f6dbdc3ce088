package main

import (
	"sync"
	"sync/atomic"

	"github.com/openxxgk/annualreport/examples/internal/terminal"
)

// tracker counts what is done: in this run, and in earlier ones. It may be read while it
// is written to.
type tracker struct {
	count, before    atomic.Int64 // documents
	span, spanBefore atomic.Int64 // bytes of the sources
}

// extent returns what tells how far the run has come. How much there is to do is asked
// for once, and only if somebody wants to know.
func (t *tracker) extent(size func() int64) func() terminal.Extent {
	total := sync.OnceValue(size)
	return func() terminal.Extent {
		e := terminal.Extent{Done: t.count.Load(), Before: t.before.Load()}
		if all := float64(total()); all > 0 {
			before := float64(t.spanBefore.Load())
			e.PartBefore, e.Part = before/all, (before+float64(t.span.Load()))/all
		}
		return e
	}
}

package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// progress tells on a terminal how far the run has come. Elsewhere it is silent.
type progress struct {
	target      io.Writer
	source      *source
	start       time.Time
	count, past atomic.Int64 // done in this run, and in earlier ones
	quit        chan struct{}
	ended       sync.WaitGroup
}

func newProgress(target io.Writer, from *source) *progress {
	p := &progress{target: target, source: from, start: time.Now(), quit: make(chan struct{})}
	if !isTerminal(target) {
		return p
	}
	p.ended.Go(func() {
		tick := time.NewTicker(500 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				fmt.Fprintf(p.target, "\r\x1b[K%s", p.line(time.Since(p.start)))
			case <-p.quit:
				fmt.Fprint(p.target, "\r\x1b[K")
				return
			}
		}
	})
	return p
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *progress) done(n int64)    { p.count.Add(n) }
func (p *progress) skipped(n int64) { p.past.Add(n) }

func (p *progress) stop() {
	close(p.quit)
	p.ended.Wait()
}

// line tells count, rate and remaining time, as far as they are known.
func (p *progress) line(elapsed time.Duration) string {
	count, past := p.count.Load(), p.past.Load()
	rate := float64(count) / max(elapsed.Seconds(), 1e-9)
	text := fmt.Sprintf("%d reports, %.0f a second", past+count, rate)
	var part float64
	switch {
	case p.source.total > 0:
		part = float64(past+count) / float64(p.source.total)
	case p.source.size > 0:
		part = float64(p.source.read.Load()) / float64(p.source.size)
	}
	if part <= 0 || part > 1 || count == 0 {
		return text
	}
	left := time.Duration(float64(elapsed) / part * (1 - part))
	if past > 0 && rate > 0 && p.source.total > 0 {
		left = time.Duration(float64(p.source.total-past-count) / rate * float64(time.Second))
	}
	return fmt.Sprintf("%s, %.0f%%, %v left", text, 100*part, left.Round(time.Second))
}

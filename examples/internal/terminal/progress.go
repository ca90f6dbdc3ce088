package terminal

import (
	"fmt"
	"io"
	"sync"
	"time"

	"golang.org/x/text/language"
)

// Extent is how far work has come.
type Extent struct {
	// Done are the reports that are done: in this run, and in earlier ones that it
	// continues.
	Done, Before int64
	// Part is how much of the whole is done, from 0 to 1, and PartBefore how much of
	// it was when this run began to work. Part is 0 where it is not known.
	Part, PartBefore float64
}

// Progress shows on a terminal how far work has come, and how long it will still
// take. Elsewhere it shows nothing.
type Progress struct {
	out   io.Writer
	quit  chan struct{}
	ended sync.WaitGroup
}

// NewProgress shows on w, until it is stopped, what extent returns. It is called by
// another goroutine.
func NewProgress(w io.Writer, tag language.Tag, extent func() Extent) *Progress {
	p := &Progress{out: w}
	if Is(w) {
		p.show(500*time.Millisecond, tag, extent)
	}
	return p
}

func (p *Progress) show(every time.Duration, tag language.Tag, extent func() Extent) {
	p.quit = make(chan struct{})
	start := time.Now()
	p.ended.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				fmt.Fprint(p.out, "\r\x1b[K", extent().Line(tag, time.Since(start)))
			case <-p.quit:
				fmt.Fprint(p.out, "\r\x1b[K")
				return
			}
		}
	})
}

// Stop takes away what is shown. It is called once.
func (p *Progress) Stop() {
	if p.quit != nil {
		close(p.quit)
		p.ended.Wait()
	}
}

// Line tells count, rate and remaining time, as far as they are known after so much
// time in this run.
func (e Extent) Line(tag language.Tag, elapsed time.Duration) string {
	english := isEnglish(tag)
	rate := float64(e.Done) / max(elapsed.Seconds(), 1e-9)
	text := fmt.Sprintf("已完成 %d 份，每秒 %.0f 份", e.Before+e.Done, rate)
	if english {
		text = fmt.Sprintf("%d reports, %.0f a second", e.Before+e.Done, rate)
	}
	now := e.Part - e.PartBefore // done in this run
	if now <= 0 || e.Part > 1 {
		return text
	}
	left := time.Duration(float64(elapsed) * (1 - e.Part) / now).Round(time.Second)
	if english {
		return fmt.Sprintf("%s, %.0f%%, %v left", text, 100*e.Part, left)
	}
	return fmt.Sprintf("%s，%.0f%%，剩余 %v", text, 100*e.Part, left)
}

func isEnglish(tag language.Tag) bool {
	base, sure := tag.Base()
	english, _ := language.English.Base()
	return base == english && sure >= language.High
}

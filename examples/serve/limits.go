package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"runtime"
	"time"

	"github.com/openxxgk/annualreport/govinfo/document"
	"golang.org/x/sync/semaphore"
)

// Sizes that published reports stay far below: they have some 100 KB as text or
// page, and a few MB as a Word file with pictures.
const (
	maxUpload   = 16 << 20
	maxReport   = 2 << 20             // of a report's JSON
	maxForm     = 4*maxReport + 1<<20 // of a form: two reports as JSON strings, and what was entered
	maxUnpacked = 32 << 20            // of what a Word file and its like hold
)

// The bounds of all requests together keep the process below [memoryLimit].
const (
	memoryLimit = 768 << 20 // at which memory is reclaimed as if nothing else mattered

	mostOpen   = 512       // requests whose body is read or that wait for their turn
	freeBytes  = 128 << 10 // of a body, which is read without asking for memory
	bodyMemory = 128 << 20 // for the bodies that are larger
	lightBytes = 512 << 10 // the largest body of those with a lane of their own

	longestWait = 60 * time.Second // for memory and a turn
	longestWork = 30 * time.Second // on one request
)

// limiter bounds what is under way: by memory, so that many large uploads wait for
// each other, and by processors. A body is received before anything else is taken,
// so that slow ones hold up nobody.
type limiter struct {
	pace         pace
	open         chan struct{}
	bodies       *semaphore.Weighted // bytes
	light, heavy lane
}

// lane is a way to be worked on. What is small and cannot unfold has its own, and
// never waits behind what is large.
type lane struct {
	turns  chan struct{}
	memory *semaphore.Weighted
	size   int64 // of the memory
}

func newLane(size int64) lane {
	return lane{make(chan struct{}, runtime.GOMAXPROCS(0)), semaphore.NewWeighted(size), size}
}

func newLimiter() limiter {
	return limiter{
		pace:   pace{grace: 10 * time.Second, slowest: 128 << 10},
		open:   make(chan struct{}, mostOpen),
		bodies: semaphore.NewWeighted(bodyMemory),
		light:  newLane(128 << 20),
		heavy:  newLane(480 << 20),
	}
}

var (
	// errBusy says that more is asked of the server than it takes on.
	errBusy = errors.New("too many requests at once")
	// errSlow says that a body comes too slowly to wait for it.
	errSlow = errors.New("the body comes too slowly")
	// errLong says that a request takes more work than it may.
	errLong = errors.New("the work takes too long")
)

// limitsOfFiles bound what is read of an upload.
func limitsOfFiles() document.Limits {
	return document.Limits{Bytes: maxUpload, Unpacked: maxUnpacked}
}

// do receives a body of at most limit bytes and works on it when it is its turn. The
// context of the work ends with the request's, and after [longestWork].
func (l *limiter) do(w http.ResponseWriter, r *http.Request, limit int64, work func(ctx context.Context, body []byte)) error {
	select {
	case l.open <- struct{}{}:
		defer func() { <-l.open }()
	default:
		return errBusy
	}
	control := http.NewResponseController(w) // a recorder of tests has no deadlines
	_ = control.SetWriteDeadline(time.Time{})
	body, release, err := l.receive(w, r, limit)
	if err != nil {
		return err
	}
	defer release()
	// A deadline that passes while nothing is read would end the request's context.
	_ = control.SetReadDeadline(time.Time{})
	leave, err := l.laneOf(body).enter(r.Context(), costOf(body))
	if err != nil {
		return err
	}
	defer leave()
	_ = control.SetWriteDeadline(time.Now().Add(longestWork + answerTime))
	ctx, cancel := context.WithTimeoutCause(r.Context(), longestWork, errLong)
	defer cancel()
	work(ctx, body)
	return nil
}

func (l *limiter) laneOf(body []byte) *lane {
	if len(body) <= lightBytes && !isPacked(body) {
		return &l.light
	}
	return &l.heavy
}

// isPacked reports whether a file may hold much more than its size: archives, PDF
// and the compound files of Word.
func isPacked(body []byte) bool {
	for _, start := range [...]string{"PK", "%PDF", "\xd0\xcf\x11\xe0"} {
		if bytes.HasPrefix(body, []byte(start)) {
			return true
		}
	}
	return false
}

// costOf is the memory that reading, checking and showing a body may take, beside
// the body. Measured, text and pages of up to [maxUpload] take 13 times their size
// until the limits of the front ends stop them.
func costOf(body []byte) int64 {
	if isPacked(body) {
		return 8 * maxUnpacked
	}
	return 8<<20 + 14*int64(len(body))
}

// enter waits for memory and a turn; leave gives them back.
func (l *lane) enter(ctx context.Context, cost int64) (leave func(), err error) {
	waiting, cancel := context.WithTimeoutCause(ctx, longestWait, errBusy)
	defer cancel()
	cost = min(cost, l.size)
	if err := l.memory.Acquire(waiting, cost); err != nil {
		return nil, context.Cause(waiting)
	}
	select {
	case l.turns <- struct{}{}:
	case <-waiting.Done():
		l.memory.Release(cost)
		return nil, context.Cause(waiting)
	}
	return func() {
		<-l.turns
		l.memory.Release(cost)
	}, nil
}

package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
)

// Sizes that published reports stay far below: they have some 100 KB as text or
// page, and a few MB as a Word file with pictures.
const (
	maxUpload = 16 << 20
	maxReport = 2 << 20             // of a report's JSON
	maxForm   = 2*maxReport + 1<<20 // of a form: a report as a JSON string, and what was entered
)

// limiter bounds the work that is under way. The zero limiter lets nothing in.
type limiter struct {
	admitted chan struct{} // requests whose body is read or that wait for their turn
	working  chan struct{} // reports that are read, checked or written
}

func newLimiter() limiter {
	return limiter{admitted: make(chan struct{}, 16), working: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// errBusy says that more is asked of the server than it takes on.
var errBusy = errors.New("too many requests at once")

// do reads a body of at most limit bytes and works on it when it is its turn.
func (l limiter) do(w http.ResponseWriter, r *http.Request, limit int64, work func(body []byte)) error {
	select {
	case l.admitted <- struct{}{}:
		defer func() { <-l.admitted }()
	default:
		return errBusy
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	if err != nil {
		return &formError{err} // cut off, or too large
	}
	select {
	case l.working <- struct{}{}:
		defer func() { <-l.working }()
	case <-r.Context().Done():
		return context.Cause(r.Context())
	}
	work(body)
	return nil
}

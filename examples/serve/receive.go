package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

// pace is that at which a body has to come on the whole, or nobody waits for it.
type pace struct {
	grace   time.Duration // that it has beside
	slowest int64         // bytes a second
}

// answerTime is how long an answer may take to be fetched.
const answerTime = 30 * time.Second

// receive reads a body of at most limit bytes. Of one that is larger than a usual
// report the rest is read when there is memory for all that it says it has, so that
// bodies that have begun never wait for each other. release gives the memory back.
func (l *limiter) receive(w http.ResponseWriter, r *http.Request, limit int64) (body []byte, release func(), err error) {
	size := r.ContentLength
	if size > limit {
		return nil, nil, &http.MaxBytesError{Limit: limit}
	}
	if size < 0 {
		size = limit // it does not say
	}
	a := arrival{pace: l.pace, source: r.Body, control: http.NewResponseController(w)}
	a.begin()
	body = make([]byte, min(size, freeBytes))
	body, err = a.fill(body, 0)
	if err != nil || int64(len(body)) == size || a.ended {
		return a.whole(body, func() {}, limit, err)
	}
	waiting, cancel := context.WithTimeoutCause(r.Context(), longestWait, errBusy)
	defer cancel()
	if err := l.bodies.Acquire(waiting, size); err != nil {
		return nil, nil, context.Cause(waiting)
	}
	release = func() { l.bodies.Release(size) }
	a.begin()
	all := make([]byte, size)
	body, err = a.fill(all, copy(all, body))
	return a.whole(body, release, limit, err)
}

// arrival is a body that is coming.
type arrival struct {
	pace
	source  io.Reader
	control *http.ResponseController
	since   time.Time
	bytes   int64
	ended   bool
}

// begin starts the time that the body is given.
func (a *arrival) begin() { a.since, a.bytes = time.Now(), 0 }

// fill reads into dst from an index on, and returns what is filled of it.
func (a *arrival) fill(dst []byte, from int) ([]byte, error) {
	const portion = 64 << 10
	for from < len(dst) {
		allowed := a.grace + time.Duration(a.bytes)*time.Second/time.Duration(a.slowest)
		_ = a.control.SetReadDeadline(a.since.Add(allowed)) // a recorder of tests has none
		n, err := a.source.Read(dst[from:min(from+portion, len(dst))])
		from += n
		a.bytes += int64(n)
		switch {
		case errors.Is(err, io.EOF):
			a.ended = true
			return dst[:from], nil
		case errors.Is(err, os.ErrDeadlineExceeded):
			return nil, errSlow
		case err != nil:
			return nil, &formError{err} // cut off
		}
	}
	return dst, nil
}

// whole returns a body that was received, or the error where there was one or
// something follows.
func (a *arrival) whole(body []byte, release func(), limit int64, err error) ([]byte, func(), error) {
	if err == nil && !a.ended {
		var rest []byte
		if rest, err = a.fill(make([]byte, 1), 0); err == nil && len(rest) > 0 {
			err = &http.MaxBytesError{Limit: limit}
		}
	}
	if err != nil {
		release()
		return nil, nil, err
	}
	return body, release, nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"golang.org/x/text/language"
)

// failures are the sentences that answer what cannot be done.
type failures struct {
	host, origin, internal, busy string
	slow, long                   string
	empty, noReport, large       string
	json, form, format, damaged  string
	unreadable, register         string
}

// explain returns the status that answers an error, and a sentence for people.
func (w *wording) explain(err error) (status int, sentence string) {
	say := w.failures
	var (
		tooLarge   *http.MaxBytesError
		limit      *read.LimitError
		format     *read.FormatError
		decode     *govinfo.DecodeError
		form       *formError
		unreadable *unreadableError
		unread     *read.Error
		noRegister *registerError
	)
	switch {
	case errors.Is(err, errBusy):
		return http.StatusServiceUnavailable, say.busy
	case errors.Is(err, errSlow):
		return http.StatusRequestTimeout, say.slow
	case errors.Is(err, errLong):
		return http.StatusUnprocessableEntity, say.long
	case errors.Is(err, context.Canceled):
		return http.StatusRequestTimeout, say.busy // nobody is there to read it
	case errors.As(err, &tooLarge), errors.Is(err, errReportLarge):
		return http.StatusRequestEntityTooLarge, say.large
	case errors.As(err, &noRegister):
		return http.StatusUnprocessableEntity, say.register
	case errors.As(err, &form):
		return http.StatusBadRequest, say.form
	case errors.As(err, &unreadable):
		return http.StatusUnprocessableEntity, fmt.Sprintf(say.unreadable, govinfo.Label(unreadable.ref), w.unreadable(unreadable.unreadable))
	case errors.Is(err, errUnknownFormat):
		return http.StatusBadRequest, say.format
	case errors.Is(err, read.ErrEmpty):
		return http.StatusUnprocessableEntity, say.empty
	case errors.Is(err, errNoReport):
		return http.StatusUnprocessableEntity, say.noReport
	case errors.As(err, &limit) && errors.As(err, &unread):
		return http.StatusRequestEntityTooLarge, w.ofReading(unread)
	case errors.As(err, &format) && errors.As(err, &unread):
		return http.StatusUnsupportedMediaType, w.ofReading(unread)
	case errors.As(err, &decode):
		return http.StatusUnprocessableEntity, fmt.Sprintf(say.json, strings.TrimPrefix(decode.Error(), "govinfo: JSON "))
	case errors.As(err, &unread):
		return http.StatusUnprocessableEntity, say.damaged
	}
	return http.StatusInternalServerError, say.internal
}

// ofReading returns what package read says of a file as a whole sentence.
func (w *wording) ofReading(err *read.Error) string {
	text := err.Message(w.tag)
	if w.tag == language.English {
		return strings.ToUpper(text[:1]) + text[1:] + "."
	}
	return text + "。"
}

// entryReasons say why an entry is no number.
type entryReasons struct{ fraction, exponent, long, grouping, remark, other string }

func (r entryReasons) of(err error) string {
	switch {
	case errors.Is(err, govinfo.ErrFraction):
		return r.fraction
	case errors.Is(err, govinfo.ErrExponent):
		return r.exponent
	case errors.Is(err, govinfo.ErrTooLong):
		return r.long
	case errors.Is(err, govinfo.ErrGrouping):
		return r.grouping
	case errors.Is(err, govinfo.ErrRemark):
		return r.remark
	}
	return r.other
}

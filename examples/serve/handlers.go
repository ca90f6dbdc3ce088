package main

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"mime"
	"net/http"
	"strconv"
	"time"

	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
)

// site is the page and what it asks for.
type site struct {
	logger *log.Logger
	local  bool            // only this machine reaches it
	hosts  map[string]bool // names that it is called by
	limits limiter
	engine *validate.Engine // what reports are checked by; nil for the statutory rules
}

func (s site) handler() http.Handler {
	s.limits = newLimiter()
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.withRecovery(http.HandlerFunc(s.page)))
	for _, asset := range assets() {
		mux.Handle("GET /"+asset.name, asset)
	}
	mux.Handle("POST /read", s.withRecovery(s.working(maxUpload, s.readUpload)))
	mux.Handle("POST /prior", s.withRecovery(s.working(maxUpload, readPrior)))
	mux.Handle("POST /register", s.withRecovery(s.working(maxUpload, readRegister)))
	mux.Handle("POST /check", s.withRecovery(s.working(maxForm, s.checkForm)))
	mux.Handle("POST /download", s.withRecovery(s.working(maxForm, s.download)))
	return withHeaders(withKnownHost(s.hosts, withSameOrigin(mux)))
}

// task answers one request whose body was read.
type task func(w http.ResponseWriter, r *http.Request, body []byte) error

// working runs a task within the limits, and answers its error.
func (s *site) working(limit int64, t task) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var failed error
		err := s.limits.do(w, r, limit, func(ctx context.Context, body []byte) { failed = t(w, r.WithContext(ctx), body) })
		if err == nil {
			err = failed
		}
		if err != nil {
			_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime))
			status, sentence := wordsOf(r).explain(err)
			if status == http.StatusServiceUnavailable {
				w.Header().Set("Retry-After", "2")
			}
			fail(w, status, failure{sentence, columnsOf(err)})
		}
	})
}

// readUpload reads a file and answers the report as it is first shown.
func (s *site) readUpload(w http.ResponseWriter, r *http.Request, body []byte) error {
	reading, err := readFile(r, body)
	if err != nil {
		return err
	}
	words := wordsOf(r)
	f, err := filingOf(reading, words)
	if err != nil {
		return err
	}
	v, err := f.view(s.engine, words)
	if err != nil {
		return err
	}
	return answer(w, struct {
		filing
		view
	}{f, v})
}

// readFile reads a report within the time that the request has.
func readFile(r *http.Request, body []byte) (*read.Reading, error) {
	reading, err := read.Options{Limits: limitsOfFiles()}.Bytes(r.Context(), body)
	if ended := context.Cause(r.Context()); err != nil && ended != nil {
		return nil, ended
	}
	return reading, err
}

// checkForm checks a report with what was entered.
func (s *site) checkForm(w http.ResponseWriter, r *http.Request, body []byte) error {
	f, err := decodeFiling(body)
	if err != nil {
		return err
	}
	v, err := f.view(s.engine, wordsOf(r))
	if err != nil {
		return err
	}
	return answer(w, v)
}

// download answers a report with what was entered as a file.
func (s *site) download(w http.ResponseWriter, r *http.Request, body []byte) error {
	format, known := formats()[r.URL.Query().Get("format")]
	if !known {
		return errUnknownFormat
	}
	f, err := decodeFiling(body)
	if err != nil {
		return err
	}
	words := wordsOf(r)
	entered, err := f.enter()
	if err != nil {
		return err
	}
	if len(entered.unreadable) > 0 {
		return &unreadableError{entered.unreadable[0]}
	}
	data, err := format.write(&entered.report, f.marksFor(s.engine, entered, words, r.URL.Query().Has("marks")))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", format.mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{
		"filename": fileName(&entered.report) + format.extension,
	}))
	_, _ = w.Write(data) // who hung up needs no answer
	return nil
}

// answer writes a value as JSON.
func answer(w http.ResponseWriter, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(data)
	return nil
}

// failure is one sentence for people, and what they can do about a register.
type failure struct {
	Error   string            `json:"error"`
	Columns []register.Column `json:"columns,omitempty"`
}

// columnsOf returns the columns of a register that was not understood.
func columnsOf(err error) []register.Column {
	var noRegister *registerError
	if errors.As(err, &noRegister) {
		return noRegister.columns
	}
	return nil
}

// fail answers what cannot be done.
func fail(w http.ResponseWriter, status int, f failure) {
	data, err := json.Marshal(f)
	if err != nil {
		panic(err) // it is of strings
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

var errUnknownFormat = errors.New("the format is html, docx or json")

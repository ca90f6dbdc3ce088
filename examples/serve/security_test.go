package main

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestEveryAnswerHasTheHeaders(t *testing.T) {
	handler := newSite(t).handler()
	for _, request := range []*http.Request{
		httptest.NewRequest(http.MethodGet, "http://localhost/", nil),
		httptest.NewRequest(http.MethodGet, "http://localhost/nowhere", nil),
		httptest.NewRequest(http.MethodGet, "http://rebound.example/", nil),
		httptest.NewRequest(http.MethodPost, "http://localhost/read", strings.NewReader("")),
		httptest.NewRequest(http.MethodDelete, "http://localhost/check", nil),
	} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, request)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff",
			"Referrer-Policy":        "no-referrer",
			"Cache-Control":          "no-store",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s %s: %s is %q", request.Method, request.URL, name, got)
			}
		}
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
			if !strings.Contains(w.Header().Get("Content-Security-Policy"), want) {
				t.Errorf("%s %s: the policy lacks %s", request.Method, request.URL, want)
			}
		}
		if strings.Contains(w.Header().Get("Content-Security-Policy"), "unsafe") {
			t.Error("the policy allows what is unsafe")
		}
	}
}

func TestWhoMayAsk(t *testing.T) {
	for _, test := range []struct {
		name, method, url string
		headers           map[string]string
		status            int
	}{
		{"this machine", "GET", "http://localhost:8080/", nil, 200},
		{"by number", "GET", "http://127.0.0.1:8080/", nil, 200},
		{"by number of six", "GET", "http://[::1]:8080/", nil, 200},
		{"its own name", "GET", "http://Reports.Example.cn/", nil, 200},
		{"a name that was bound to it", "GET", "http://rebound.example:8080/", nil, 421},
		{"a name like its own", "GET", "http://localhost.example/", nil, 421},
		{"its own page", "POST", "http://localhost:8080/read", map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8080"}, 200},
		{"its own page in an older browser", "POST", "http://localhost:8080/read", map[string]string{"Origin": "http://localhost:8080"}, 200},
		{"a program", "POST", "http://localhost:8080/read", nil, 200},
		{"another site", "POST", "http://localhost:8080/read", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403},
		{"another site in an older browser", "POST", "http://localhost:8080/read", map[string]string{"Origin": "https://evil.example"}, 403},
		{"another port", "POST", "http://localhost:8080/check", map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:9000"}, 403},
		{"a page without origin", "POST", "http://localhost:8080/download", map[string]string{"Origin": "null"}, 403},
		{"a name that was bound to it, posting", "POST", "http://rebound.example/read", map[string]string{"Sec-Fetch-Site": "same-origin"}, 421},
		{"get for a post", "GET", "http://localhost/read", nil, 405},
		{"get for a check", "GET", "http://localhost/check", nil, 405},
		{"get for a download", "GET", "http://localhost/download?format=json", nil, 405},
		{"put", "PUT", "http://localhost/read", nil, 405},
		{"post for the page", "POST", "http://localhost/", nil, 405},
		{"nowhere", "GET", "http://localhost/nowhere", nil, 404},
		{"out of the folder", "GET", "http://localhost/../main.go", nil, 404},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t)
			s.hosts = hostNames("reports.example.cn, other.example.cn")
			r := httptest.NewRequest(test.method, test.url, strings.NewReader(sample(t)))
			for name, value := range test.headers {
				r.Header.Set(name, value)
			}
			w := httptest.NewRecorder()
			s.handler().ServeHTTP(w, r)
			status := w.Code
			if status == http.StatusTemporaryRedirect || status == http.StatusMovedPermanently {
				status = http.StatusNotFound // the path is cleaned and leads nowhere
			}
			if status != test.status {
				t.Errorf("%d, want %d: %.100s", w.Code, test.status, w.Body)
			}
		})
	}
}

// A panic is answered without a word of it, and nothing of it is logged but where
// it was.
func TestPanicTellsNothing(t *testing.T) {
	var logged bytes.Buffer
	s := newSite(t)
	s.logger = log.New(&logged, "", 0)
	s.limits = newLimiter()
	handler := s.withRecovery(s.working(maxUpload, func(_ http.ResponseWriter, _ *http.Request, body []byte) error {
		panic("secret " + string(body))
	}))
	for range 40 { // more than there are places: each must be given back
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/read", strings.NewReader("narrative")))
		if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	if text := logged.String(); strings.Contains(text, "secret") || strings.Contains(text, "narrative") || !strings.Contains(text, "security_test.go") {
		t.Errorf("logged: %s", text)
	}
}

func TestLogHoldsNoContent(t *testing.T) {
	var logged bytes.Buffer
	s := newSite(t)
	s.logger = log.New(&logged, "", 0)
	for _, path := range []string{"/read", "/check", "/download?format=html"} {
		s.handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "http://localhost"+path, strings.NewReader(sample(t))))
	}
	if logged.Len() > 0 {
		t.Errorf("logged: %s", logged.String())
	}
}

// More than the server takes on at once is refused with a word when to come back.
func TestTooManyRequests(t *testing.T) {
	s := newSite(t)
	s.limits = newLimiter()
	started, release := make(chan struct{}), make(chan struct{})
	handler := s.working(maxUpload, func(http.ResponseWriter, *http.Request, []byte) error { return nil })
	ended := make(chan int)
	s.limits.open = make(chan struct{}, 16)
	places := cap(s.limits.open)
	for range places {
		go func() {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/read", slowBody{started, release}))
			ended <- w.Code
		}()
		<-started
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/read", strings.NewReader("")))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	close(release)
	for range places {
		if code := <-ended; code != http.StatusOK {
			t.Errorf("%d", code)
		}
	}
	w = httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/read", strings.NewReader("")))
	if w.Code != http.StatusOK {
		t.Errorf("%d after all have ended", w.Code)
	}
}

type slowBody struct{ started, release chan struct{} }

func (b slowBody) Read([]byte) (int, error) {
	select {
	case b.started <- struct{}{}:
	case <-b.release:
	}
	<-b.release
	return 0, io.EOF
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// limited starts a server that answers the length of what is posted, within limits.
func limited(t *testing.T, set func(*limiter)) *httptest.Server {
	t.Helper()
	s := newSite(t)
	s.limits = newLimiter()
	set(&s.limits)
	server := httptest.NewUnstartedServer(s.working(maxUpload, func(w http.ResponseWriter, _ *http.Request, body []byte) error {
		_, err := fmt.Fprint(w, len(body))
		return err
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	t.Cleanup(server.Close)
	return server
}

// begin sends the start of a post that says it has size bytes.
func begin(t *testing.T, server *httptest.Server, size int, start string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	fmt.Fprintf(conn, "POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s", size, start)
	return conn
}

func statusOf(t *testing.T, conn net.Conn) int {
	t.Helper()
	_ = conn.SetReadDeadline(time.Now().Add(30 * time.Second))
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode
}

func postTo(t *testing.T, server *httptest.Server, body io.Reader) (int, string) {
	t.Helper()
	answer, err := http.Post(server.URL, "", body)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// Posts that begin and do not go on hold up nobody: neither few bytes of many, nor
// all that is read without asking for memory.
func TestSlowPostsHoldUpNobody(t *testing.T) {
	server := limited(t, func(*limiter) {})
	for range 64 {
		begin(t, server, 1_000_000, "<p>")
	}
	for _, size := range []int{0, 100, freeBytes, freeBytes + 1, 3 << 20, maxUpload} {
		if status, text := postTo(t, server, strings.NewReader(strings.Repeat("x", size))); status != http.StatusOK || text != fmt.Sprint(size) {
			t.Errorf("%d bytes: %d %.100s", size, status, text)
		}
	}
}

// A body that comes too slowly is given up, with a sentence for people; one that
// only starts late is not.
func TestSlowBodiesAreGivenUp(t *testing.T) {
	server := limited(t, func(l *limiter) { l.pace = pace{grace: 300 * time.Millisecond, slowest: 1 << 20} })
	if status := statusOf(t, begin(t, server, 1000, "<p>")); status != http.StatusRequestTimeout {
		t.Errorf("%d", status)
	}
	late := begin(t, server, 6, "<p>")
	time.Sleep(50 * time.Millisecond)
	fmt.Fprint(late, "abc")
	if status := statusOf(t, late); status != http.StatusOK {
		t.Errorf("%d", status)
	}
	cut := begin(t, server, 1000, "<p>")
	_ = cut.(*net.TCPConn).CloseWrite()
	if status := statusOf(t, cut); status != http.StatusBadRequest {
		t.Errorf("%d", status)
	}
}

// Where the memory for bodies is taken, large uploads wait and small ones do not;
// what waits is let in when memory is given back.
func TestLargeUploadsWaitForMemory(t *testing.T) {
	var limits *limiter
	server := limited(t, func(l *limiter) { limits = l })
	if !limits.bodies.TryAcquire(bodyMemory) {
		t.Fatal("something is taken")
	}
	large := make(chan int)
	go func() {
		status, _ := postTo(t, server, strings.NewReader(strings.Repeat("x", 4<<20)))
		large <- status
	}()
	if status, _ := postTo(t, server, strings.NewReader(strings.Repeat("x", freeBytes))); status != http.StatusOK {
		t.Errorf("%d for a small one", status)
	}
	select {
	case status := <-large:
		t.Errorf("%d without memory", status)
	case <-time.After(50 * time.Millisecond):
	}
	limits.bodies.Release(bodyMemory)
	if status := <-large; status != http.StatusOK {
		t.Errorf("%d", status)
	}
}

// A body that does not say its size is bounded, too.
func TestChunkedBodies(t *testing.T) {
	server := limited(t, func(*limiter) {})
	for size, want := range map[int]int{0: 200, 100: 200, freeBytes: 200, freeBytes + 1: 200, maxUpload: 200, maxUpload + 1: 413, 2 * maxUpload: 413} {
		body := io.MultiReader(strings.NewReader(strings.Repeat("x", size))) // hides the size
		answer, err := http.Post(server.URL, "", body)
		if err != nil {
			if want == http.StatusOK {
				t.Errorf("%d bytes: %v", size, err)
			}
			continue // the rest is not taken
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%d bytes: %d, want %d", size, answer.StatusCode, want)
		}
	}
}

// All memory and all turns are given back, however a request ends.
func TestNothingStaysTaken(t *testing.T) {
	var limits *limiter
	server := limited(t, func(l *limiter) { limits = l; l.pace = pace{grace: 50 * time.Millisecond, slowest: 64 << 20} })
	for _, start := range []string{"", "<p>", strings.Repeat("x", freeBytes), strings.Repeat("x", 2*freeBytes)} {
		begin(t, server, 1_000_000, start).Close()
		conn := begin(t, server, 1_000_000, start)
		_, _ = io.Copy(io.Discard, conn) // until it is given up
	}
	server.CloseClientConnections()
	server.Close()
	if len(limits.open) > 0 || !limits.bodies.TryAcquire(bodyMemory) {
		t.Error("places or memory of bodies are still taken")
	}
	for _, l := range []lane{limits.light, limits.heavy} {
		if len(l.turns) > 0 || !l.memory.TryAcquire(l.size) {
			t.Error("turns or memory of work are still taken")
		}
	}
}

// Work that nobody waits for any more is not begun, and what is under way is told.
func TestWorkEndsWithTheRequest(t *testing.T) {
	l := newLimiter()
	l.light.turns = make(chan struct{}) // none is free
	r := httptest.NewRequest(http.MethodPost, "/read", strings.NewReader(""))
	ctx, cancel := contextWithTimeout(t, 20*time.Millisecond)
	defer cancel()
	err := l.do(httptest.NewRecorder(), r.WithContext(ctx), 10, func(context.Context, []byte) { t.Error("worked") })
	if err == nil || errors.Is(err, errBusy) {
		t.Error(err)
	}

	l = newLimiter()
	ctx, cancel = context.WithCancel(t.Context())
	err = l.do(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, http.MethodPost, "/read", strings.NewReader("")), 10, func(ctx context.Context, _ []byte) {
		cancel()
		<-ctx.Done()
	})
	if err != nil {
		t.Error(err)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	r = httptest.NewRequestWithContext(ended, http.MethodPost, "/read", nil)
	if _, err := readFile(r, []byte(sample(t))); !errors.Is(err, context.Canceled) {
		t.Errorf("read although nobody waits: %v", err)
	}
}

// What may unfold never takes the lane of what is small.
func TestLanes(t *testing.T) {
	l := newLimiter()
	for body, want := range map[string]*lane{
		"": &l.light, sample(t): &l.light, strings.Repeat("x", lightBytes): &l.light,
		strings.Repeat("x", lightBytes+1): &l.heavy, "PK\x03\x04": &l.heavy, "%PDF-1.7": &l.heavy, "\xd0\xcf\x11\xe0": &l.heavy,
	} {
		if l.laneOf([]byte(body)) != want {
			t.Errorf("%.10q is in the other lane", body)
		}
		if cost := costOf([]byte(body)); cost < int64(len(body)) || cost > l.laneOf([]byte(body)).size {
			t.Errorf("%.10q costs %d", body, cost)
		}
	}
}

package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

func contextWithTimeout(t *testing.T, d time.Duration) (context.Context, context.CancelFunc) {
	t.Helper()
	return context.WithTimeout(t.Context(), d)
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status command.Status
		says   string
	}{
		{[]string{"-h"}, command.Clean, "-addr"},
		{[]string{"-nonsense"}, command.Failed, "nonsense"},
		{[]string{"report.txt"}, command.Failed, "report.txt"},
		{[]string{"-addr", "8080"}, command.Failed, "8080"},
		{[]string{"-addr", ":8080"}, command.Failed, "-public"},
		{[]string{"-addr", "0.0.0.0:8080"}, command.Failed, "-public"},
		{[]string{"-addr", "[::]:8080"}, command.Failed, "-public"},
		{[]string{"-addr", "192.0.2.1:8080"}, command.Failed, "-public"},
		{[]string{"-addr", "example.cn:8080"}, command.Failed, "-public"},
		{[]string{"-addr", "127.0.0.1:99999"}, command.Failed, "99999"},
	} {
		var stderr bytes.Buffer
		if status := run(t.Context(), test.args, io.Discard, &stderr); status != test.status || !strings.Contains(stderr.String(), test.says) {
			t.Errorf("%v: status %d, %q", test.args, status, stderr.String())
		}
	}
}

func TestLoopback(t *testing.T) {
	for addr, want := range map[string]bool{
		"127.0.0.1:80": true, "127.9.9.9:80": true, "[::1]:80": true, "localhost:80": true,
		"0.0.0.0:80": false, ":80": false, "10.0.0.1:80": false, "localhost.example:80": false,
	} {
		if got, err := isLoopback(addr); err != nil || got != want {
			t.Errorf("%s: %t, %v", addr, got, err)
		}
	}
}

// The server lets a request that is under way end before it stops.
func TestServesUntilStopped(t *testing.T) {
	for _, args := range [][]string{{"-addr", "127.0.0.1:0"}, {"-addr", "0.0.0.0:0", "-public"}} {
		ctx, stop := context.WithCancel(t.Context())
		out, in := io.Pipe()
		ended := make(chan command.Status, 1)
		var stderr bytes.Buffer
		go func() { ended <- run(ctx, args, in, &stderr) }()
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		url, _, _ := strings.Cut(line, " ")
		answer, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("%d %v", answer.StatusCode, err)
		}
		if says := strings.Contains(string(body), chinese.page.Local); says == (len(args) == 3) {
			t.Errorf("%v: the page says that all stays on this machine: %t", args, says)
		}

		body1, writer := io.Pipe()
		request, err := http.NewRequest(http.MethodPost, url+"read", body1)
		if err != nil {
			t.Fatal(err)
		}
		// The server says "continue" when it begins to read the body.
		reading := make(chan struct{})
		request.Header.Set("Expect", "100-continue")
		request = request.WithContext(httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{Got100Continue: func() { close(reading) }}))
		code := make(chan int, 1)
		go func() {
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				code <- 0
				return
			}
			answer.Body.Close()
			code <- answer.StatusCode
		}()
		text := sample(t)
		if _, err := io.WriteString(writer, text[:100]); err != nil {
			t.Fatal(err)
		}
		<-reading
		stop()
		if _, err := io.WriteString(writer, text[100:]); err != nil {
			t.Fatal(err)
		}
		writer.Close()
		if got := <-code; got != http.StatusOK {
			t.Errorf("the request under way got %d", got)
		}
		select {
		case status := <-ended:
			if status != command.Clean || stderr.Len() > 0 {
				t.Errorf("status %d, %s", status, stderr.String())
			}
		case <-time.After(15 * time.Second):
			t.Fatal("does not stop")
		}
	}
}

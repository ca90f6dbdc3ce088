package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"github.com/openxxgk/annualreport/internal/programs"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// browser is a Chromium that is driven over a pipe: messages of its DevTools
// protocol, JSON that a zero byte ends.
type browser struct {
	t       *testing.T
	in      io.WriteCloser
	mu      sync.Mutex
	last    int
	answers map[int]chan message
	events  []message
	dead    error
}

type message struct {
	ID        int                       `json:"id,omitempty"`
	SessionID string                    `json:"sessionId,omitempty"`
	Method    string                    `json:"method,omitempty"`
	Params    json.RawMessage           `json:"params,omitempty"`
	Result    json.RawMessage           `json:"result,omitempty"`
	Error     *struct{ Message string } `json:"error,omitempty"`
}

// startBrowser starts Chromium. Without one the test is skipped, or fails where
// REQUIRE_BROWSER=1 says that there must be one.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	path := programs.Browser(t)
	fromTest, toBrowser, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromBrowser, toTest, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "serve-browser")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--user-data-dir="+profile, "--remote-debugging-pipe", "about:blank")
	command.ExtraFiles = []*os.File{fromTest, toTest} // the descriptors 3 and 4
	command.WaitDelay = 5 * time.Second
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	fromTest.Close()
	toTest.Close()
	b := &browser{t: t, in: toBrowser, answers: make(map[int]chan message)}
	ended := make(chan struct{})
	go func() {
		b.listen(fromBrowser)
		close(ended)
	}()
	t.Cleanup(func() {
		if _, err := b.send("", "Browser.close", nil); err != nil {
			_ = command.Process.Kill()
		}
		toBrowser.Close()
		_ = command.Wait()
		<-ended
		// The browser's helpers may still be writing for a moment.
		for range 20 {
			if os.RemoveAll(profile) == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	return b
}

// listen takes what the browser says until it ends.
func (b *browser) listen(from io.Reader) {
	source := bufio.NewReader(from)
	for {
		data, err := source.ReadBytes(0)
		var m message
		if err == nil {
			err = json.Unmarshal(bytes.TrimSuffix(data, []byte{0}), &m)
		}
		b.mu.Lock()
		if err != nil {
			b.dead = err
			for _, answer := range b.answers {
				close(answer)
			}
			b.mu.Unlock()
			return
		}
		if answer := b.answers[m.ID]; m.ID != 0 && answer != nil {
			delete(b.answers, m.ID)
			answer <- m
		} else {
			b.events = append(b.events, m)
		}
		b.mu.Unlock()
	}
}

func (b *browser) send(session, method string, params any) (json.RawMessage, error) {
	encoded, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	if params == nil {
		encoded = []byte("{}")
	}
	b.mu.Lock()
	if b.dead != nil {
		b.mu.Unlock()
		return nil, b.dead
	}
	b.last++
	m := message{ID: b.last, SessionID: session, Method: method, Params: encoded}
	answer := make(chan message, 1)
	b.answers[m.ID] = answer
	b.mu.Unlock()
	data, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	if _, err := b.in.Write(append(data, 0)); err != nil {
		return nil, err
	}
	select {
	case m, open := <-answer:
		if !open {
			return nil, errors.New("the browser ended")
		}
		if m.Error != nil {
			return nil, fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		return m.Result, nil
	case <-time.After(time.Minute):
		return nil, fmt.Errorf("%s: no answer", method)
	}
}

// tab is a page of the browser.
type tab struct {
	*browser
	t       *testing.T
	session string
}

// open opens a page of the size of a screen.
func (b *browser) open(t *testing.T, url string, width, height int, dark bool) *tab {
	t.Helper()
	var target struct{ TargetID string }
	b.decode(t, "", "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.decode(t, "", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	p := &tab{b, t, attached.SessionID}
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		p.call(domain+".enable", nil)
	}
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	p.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
	p.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}})
	p.call("Page.navigate", map[string]any{"url": url})
	p.wait("document.readyState === 'complete' && !!document.getElementById('drop')")
	t.Cleanup(func() { _, _ = b.send("", "Target.closeTarget", map[string]any{"targetId": target.TargetID}) })
	return p
}

func (b *browser) decode(t *testing.T, session, method string, params, into any) {
	t.Helper()
	result, err := b.send(session, method, params)
	if err == nil && into != nil {
		err = json.Unmarshal(result, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (p *tab) call(method string, params any) {
	p.t.Helper()
	p.decode(p.t, p.session, method, params, nil)
}

// value runs an expression in the page, waits for a promise, and decodes what it
// gives.
func value[T any](p *tab, expression string) T {
	p.t.Helper()
	var answer struct {
		Result           struct{ Value T }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	p.decode(p.t, p.session, "Runtime.evaluate", map[string]any{
		"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
	}, &answer)
	if e := answer.ExceptionDetails; e != nil {
		p.t.Fatalf("%s: %s %s", expression, e.Text, e.Exception.Description)
	}
	return answer.Result.Value
}

// do runs statements in the page.
func (p *tab) do(statements string) {
	p.t.Helper()
	value[bool](p, "(async () => {"+statements+"; return true })()")
}

// wait waits until a condition holds in the page.
func (p *tab) wait(condition string) {
	p.t.Helper()
	for range 300 {
		if value[bool](p, "!!("+condition+")") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatalf("never came true: %s\nstatus: %q failure: %q", condition,
		value[string](p, "document.getElementById('status').textContent"), value[string](p, "document.getElementById('failure').textContent"))
}

// typeInto replaces what a field holds, as a person would.
func (p *tab) typeInto(ref, text string) {
	p.t.Helper()
	p.do(fmt.Sprintf("const f = document.getElementById(%q).querySelector('input'); f.focus(); f.select()", ref))
	p.call("Input.insertText", map[string]any{"text": text})
}

func (p *tab) press(key string, code int) {
	p.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		p.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code})
	}
}

// drop drops a file on the page.
func (p *tab) drop(name, content string) {
	p.t.Helper()
	path := filepath.Join(p.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		p.t.Fatal(err)
	}
	data := map[string]any{"items": []any{}, "files": []string{path}, "dragOperationsMask": 1}
	for _, kind := range []string{"dragEnter", "dragOver", "drop"} {
		p.call("Input.dispatchDragEvent", map[string]any{"type": kind, "x": 100, "y": 300, "data": data})
	}
}

// complaints are the errors and warnings of the page's console. Those that only
// say that the server answered with an error are left out.
func (p *tab) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []string
	for _, event := range p.events {
		if event.SessionID != p.session {
			continue
		}
		switch event.Method {
		case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Inspector.targetCrashed":
			found = append(found, event.Method+" "+string(event.Params))
		case "Log.entryAdded":
			var entry struct {
				Entry struct{ Source, Level, Text, URL string }
			}
			if err := json.Unmarshal(event.Params, &entry); err != nil || entry.Entry.Source != "network" {
				found = append(found, string(event.Params))
			}
		}
	}
	return found
}

// requested are the addresses that the page asked for.
func (p *tab) requested() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var urls []string
	for _, event := range p.events {
		if event.SessionID == p.session && event.Method == "Network.requestWillBeSent" {
			var sent struct{ Request struct{ URL string } }
			if json.Unmarshal(event.Params, &sent) == nil {
				urls = append(urls, sent.Request.URL)
			}
		}
	}
	return urls
}

// screenshot writes what the page looks like to the folder of the flag
// -screenshots.
func (p *tab) screenshot(name string, whole bool) {
	p.t.Helper()
	if *screenshots == "" {
		return
	}
	var shot struct{ Data []byte }
	p.decode(p.t, p.session, "Page.captureScreenshot", map[string]any{"captureBeyondViewport": whole}, &shot)
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), shot.Data, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

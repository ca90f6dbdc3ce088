package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/internal/programs"
)

// The page as one file, with the network off: a report is dropped, a figure is
// corrected, the language is changed and a file is downloaded, and nothing is asked of
// anybody.
func TestOfflinePage(t *testing.T) {
	programs.Browser(t) // before the long build
	name := filepath.Join(t.TempDir(), "page.html")
	if out, err := exec.Command("go", "run", "../offline", "-o", name).CombinedOutput(); err != nil {
		t.Fatalf("offline: %v\n%s", err, out)
	}
	b := startBrowser(t)
	url := "file://" + name
	start := time.Now()
	p := b.open(t, url, 1366, 800, false)
	p.wait("typeof ask === 'function'")
	t.Logf("the page stands after %v", time.Since(start).Round(10*time.Millisecond))
	p.call("Network.emulateNetworkConditions", map[string]any{"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})

	p.drop("report-2021.txt", sample(t))
	p.wait(clean)
	p.typeInto(wrongCell, "14")
	p.wait("document.querySelector('#suspects button')")
	p.screenshot("offline-marked", false)
	p.do("document.querySelector('#suspects button').click()")
	p.wait(clean)

	p.do("document.getElementById('switch').click()")
	p.wait("document.documentElement.lang === 'en' && " + statusText + ".startsWith('Nothing')")

	// Every file that the page offers is made without a server.
	p.do(`(async () => {
		const sizes = [];
		for (const format of ['docx', 'html', 'json']) sizes.push((await (await ask('/download', form(), {format})).blob()).size);
		document.body.dataset.sizes = sizes.join(' ');
	})()`)
	p.wait("document.body.dataset.sizes")
	for size := range strings.FieldsSeq(value[string](p, "document.body.dataset.sizes")) {
		var n int
		if _, err := fmt.Sscan(size, &n); err != nil || n < 1000 {
			t.Errorf("a file of %s bytes", size)
		}
	}

	// The policy forbids what the page has no need of.
	p.do(`new Image().src = 'http://127.0.0.1:9/x.png'`)
	p.do(`(async () => { try { await new Promise((ok, no) => { const x = new XMLHttpRequest(); x.onload = ok; x.onerror = no; x.open('GET', 'http://127.0.0.1:9/'); x.send(); }); document.body.dataset.leak = 'answered'; } catch { document.body.dataset.leak = 'refused'; } })()`)
	p.wait("document.body.dataset.leak")
	refused := 0
	for _, complaint := range p.complaints() {
		if strings.Contains(complaint, "Content Security Policy") {
			refused++
			continue
		}
		t.Error("console:", complaint)
	}
	if refused < 2 {
		t.Errorf("%d of 2 connections were refused by the policy", refused)
	}
	for _, asked := range p.requested() {
		if !strings.HasPrefix(asked, url) && !strings.HasPrefix(asked, "blob:") && !strings.HasPrefix(asked, "data:") && !strings.HasPrefix(asked, "http://127.0.0.1:9/") {
			t.Error("outside resource:", asked)
		}
	}
}

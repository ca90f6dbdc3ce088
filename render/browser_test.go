package render_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
)

// The tests in this file load the page in Chromium. They skip where there is
// none, unless REQUIRE_BROWSER=1 says that there must be one. The checks of
// accessibility need the file axe.min.js of axe-core, at AXE_CORE_JS or below
// node_modules.

// unavailable skips the test, or fails it where the browser is required.
func unavailable(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("REQUIRE_BROWSER") == "1" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

func axeScript(t *testing.T) string {
	t.Helper()
	for _, file := range []string{os.Getenv("AXE_CORE_JS"), "../node_modules/axe-core/axe.min.js", "node_modules/axe-core/axe.min.js"} {
		if file == "" {
			continue
		}
		if script, err := os.ReadFile(file); err == nil {
			return string(script)
		}
	}
	unavailable(t, "no axe-core")
	return ""
}

type screen struct {
	name          string
	width, height int
	dark          bool
}

var screens = []screen{
	{"desktop", 1200, 900, false},
	{"desktop, dark", 1200, 900, true},
	{"phone", 375, 700, false},
	{"phone, dark", 375, 700, true},
}

var result = regexp.MustCompile(`(?s)<pre id="test-result">(.*?)</pre>`)

// inBrowser runs a script in the page, which sets the variable complaints, and
// returns them. The page stands in a frame of the size of the screen, because
// windows have a least width that phones are below.
func inBrowser(t *testing.T, page []byte, s screen, script string) []string {
	t.Helper()
	script = "<script>(async () => {\nlet complaints;\ntry {" + script + "} catch (e) { complaints = ['exception: ' + e]; }\n" +
		"parent.postMessage(JSON.stringify(complaints), '*');\n})()</script>"
	page = bytes.Replace(page, []byte("</body>"), []byte(script+"</body>"), 1)
	frame := fmt.Sprintf(`<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>test</title><body style="margin:0"><script>
addEventListener('message', e => { const pre = document.createElement('pre'); pre.id = 'test-result'; pre.textContent = e.data; document.body.append(pre); });
</script><iframe title="page" style="border:0;width:%dpx;height:%dpx" src="page.html"></iframe></body></html>`, s.width, s.height)
	directory := t.TempDir()
	file := filepath.Join(directory, "frame.html")
	for name, content := range map[string][]byte{file: []byte(frame), filepath.Join(directory, "page.html"): page} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	scheme := 1
	if s.dark {
		scheme = 0
	}
	command := exec.CommandContext(ctx, programs.Browser(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--user-data-dir="+filepath.Join(directory, "profile"), "--window-size=1300,1000",
		fmt.Sprintf("--blink-settings=preferredColorScheme=%d", scheme),
		"--virtual-time-budget=20000", "--dump-dom", "file://"+file)
	command.WaitDelay = 5 * time.Second
	out, err := command.Output()
	match := result.FindSubmatch(out)
	if match == nil {
		t.Fatalf("the page gave no result (%v)", err)
	}
	var complaints []string
	if err := json.Unmarshal([]byte(html.UnescapeString(string(match[1]))), &complaints); err != nil {
		t.Fatalf("%v in %s", err, match[1])
	}
	return complaints
}

// browserPages are the pages that the browser is shown.
func browserPages() map[string][]byte {
	pages := make(map[string][]byte)
	for _, test := range goldenCases() {
		switch test.name {
		case "2019", "marked", "english":
			pages[test.name] = render.HTML{Marks: test.marks}.Append(nil, test.composer.Compose(&test.report))
		}
	}
	return pages
}

const checkPage = `
complaints = [];
const cells = [...document.querySelectorAll('td')];
if (cells.length < 186) complaints.push('only ' + cells.length + ' cells');
for (const td of cells) {
	for (const id of td.headers.split(' ')) {
		const th = document.getElementById(id);
		if (!th || th.tagName != 'TH') complaints.push(td.id + ': header ' + id);
		else if (th.closest('table') != td.closest('table')) complaints.push(td.id + ': header of another table');
	}
	if (td.scrollWidth > td.clientWidth + 1) complaints.push(td.id + ' is cut off');
}
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) complaints.push('the page is ' + root.scrollWidth + ' wide on a screen of ' + root.clientWidth);
if (window.innerWidth != WIDTH) complaints.push('the screen is ' + window.innerWidth + ' wide');
if (matchMedia('(prefers-color-scheme: dark)').matches != DARK) complaints.push('the color scheme is not the one asked for');
const paper = getComputedStyle(document.querySelector('.annual-report')).backgroundColor;
if ((paper == 'rgb(255, 255, 255)') == DARK) complaints.push('the background is ' + paper);
for (const li of document.querySelectorAll('.marks li')) {
	for (const a of li.querySelectorAll('a')) {
		const place = document.getElementById(decodeURIComponent(a.hash.slice(1)));
		if (!place) complaints.push(li.id + ' leads nowhere');
		else if (place.tagName == 'TD' && ![...place.querySelectorAll('a')].some(b => b.hash == '#' + li.id)) complaints.push(place.id + ' does not lead back to ' + li.id);
	}
}
for (const a of document.querySelectorAll('a')) {
	a.click();
	if (document.querySelector(':target') != document.getElementById(decodeURIComponent(a.hash.slice(1)))) complaints.push(a.hash + ' is not reached');
}
`

func TestPageInBrowser(t *testing.T) {
	programs.Browser(t)
	for name, page := range browserPages() {
		for _, s := range screens {
			t.Run(name+"/"+s.name, func(t *testing.T) {
				script := strings.NewReplacer("WIDTH", fmt.Sprint(s.width), "DARK", fmt.Sprint(s.dark)).Replace(checkPage)
				for _, complaint := range inBrowser(t, page, s, script) {
					t.Error(complaint)
				}
			})
		}
	}
}

func TestAccessibilityInBrowser(t *testing.T) {
	programs.Browser(t)
	axe := axeScript(t)
	for name, page := range browserPages() {
		for _, s := range screens {
			t.Run(name+"/"+s.name, func(t *testing.T) {
				page := bytes.Replace(page, []byte("</head>"), []byte("<script>"+axe+"</script></head>"), 1)
				for _, complaint := range inBrowser(t, page, s, `
					const outcome = await axe.run(document, { resultTypes: ['violations'] });
					complaints = outcome.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + v.help + ': ' + n.html + ' ' + (n.any[0] || n.all[0] || n.none[0] || {message: ''}).message));
					if (outcome.passes.length == 0) complaints.push('axe checked nothing');
				`) {
					t.Error(complaint)
				}
			})
		}
	}
}

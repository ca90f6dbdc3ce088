package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
)

var screenshots = flag.String("screenshots", "", "`folder` to write pictures of the page to")

const (
	wrongCell  = "applications.received.naturalPerson"
	clean      = "document.getElementById('status').textContent === '未发现问题'"
	statusText = "document.getElementById('status').textContent"
)

func serve(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(newSite(t).handler())
	t.Cleanup(server.Close)
	return server.URL
}

func quiet(t *testing.T, p *tab, url string) {
	t.Helper()
	for _, complaint := range p.complaints() {
		t.Error("console:", complaint)
	}
	for _, asked := range p.requested() {
		if !strings.HasPrefix(asked, url) && !strings.HasPrefix(asked, "blob:"+url) {
			t.Error("outside resource:", asked)
		}
	}
}

// The way of a clerk: drop a report, get a figure wrong, see it marked, take the
// value that is proposed, download.
func TestBrowser(t *testing.T) {
	b := startBrowser(t)
	url := serve(t)

	t.Run("correct a figure", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		if n := value[int](p, "document.querySelectorAll('#report td input').length"); n != 200 {
			t.Errorf("%d fields", n)
		}
		if names := value[int](p, "[...document.querySelectorAll('#report td input')].filter(f => f.getAttribute('aria-labelledby').split(' ').every(id => document.getElementById(id).textContent)).length"); names != 200 {
			t.Errorf("%d fields have a name", names)
		}
		if !value[bool](p, "document.getElementById('suspects').hidden && !document.querySelector('.marks') && !document.querySelector('.mark')") {
			t.Error("something is found in the sample")
		}

		p.typeInto(wrongCell, "14")
		p.wait("document.querySelector('#suspects button')")
		if got := value[string](p, "document.querySelector('#suspects button').textContent"); got != "改为 41" {
			t.Errorf("the button says %q", got)
		}
		if got := value[string](p, statusText); !strings.HasPrefix(got, "错误 2") {
			t.Errorf("status %q", got)
		}
		for _, ref := range []string{"applications.received.total", "applications.outcomes.total.naturalPerson"} {
			if !value[bool](p, fmt.Sprintf("document.getElementById(%q).classList.contains('error') && !!document.getElementById(%[1]q).querySelector('a.mark')", ref)) {
				t.Errorf("%s is not marked", ref)
			}
		}
		if !value[bool](p, fmt.Sprintf("document.activeElement.name === %q && document.activeElement.selectionStart === 2", wrongCell)) {
			t.Error("the field lost the focus or the caret")
		}
		if !value[bool](p, "document.activeElement.getAttribute('aria-describedby').split(' ').every(id => document.getElementById(id))") {
			t.Error("the field is described by what is not there")
		}
		p.screenshot("desktop-marked", false)

		p.do("document.querySelector('#suspects button').focus()")
		p.press("Enter", 13)
		p.call("Input.dispatchKeyEvent", map[string]any{"type": "char", "text": "\r"})
		p.wait(clean)
		if got := value[string](p, fmt.Sprintf("document.getElementById(%q).querySelector('input').value", wrongCell)); got != "41" {
			t.Errorf("the cell holds %q", got)
		}
		if !value[bool](p, "document.getElementById('changes').hidden && !document.querySelector('#report .mark, #report .error, #report .suspected')") {
			t.Error("marks are left")
		}
		quiet(t, p, url)
	})

	t.Run("restore, other writings, wrong entries", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		p.typeInto("disputes.reconsideration.upheld", "３")
		p.press("Enter", 13)
		p.wait("document.getElementById('disputes.reconsideration.upheld').querySelector('input').value === '3'")
		p.typeInto(wrongCell, "4l")
		p.wait(fmt.Sprintf("document.getElementById(%q).querySelector('input[aria-invalid]')", wrongCell))
		if got := value[string](p, "document.getElementById('findings').textContent"); !strings.Contains(got, "4l") {
			t.Errorf("the findings do not quote the entry: %s", got)
		}
		p.do("document.querySelector('[data-format=docx]').click()")
		p.wait("document.getElementById('failure').textContent.includes('4l')")
		p.wait("document.querySelector('#changes button')")
		p.do("document.querySelector('#changes button').click()")
		p.wait(clean)
		if got := value[string](p, fmt.Sprintf("document.getElementById(%q).querySelector('input').value", wrongCell)); got != "41" {
			t.Errorf("the cell holds %q", got)
		}
		quiet(t, p, url)
	})

	// One failing sum leaves several ways to mend it, each with its button.
	t.Run("alternatives", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		p.typeInto("disputes.reconsideration.upheld", "4")
		p.wait("document.querySelectorAll('#suspects li').length > 1")
		if n := value[int](p, "document.querySelectorAll('#report td.suspected').length"); n < 2 {
			t.Errorf("%d cells are suspected", n)
		}
		if value[bool](p, "!!document.querySelector('#report td button')") {
			t.Error("a cell offers one of several ways as if it were the only one")
		}
		p.screenshot("desktop-alternatives", false)
		p.do("[...document.querySelectorAll('#suspects li')].find(li => li.textContent.includes('结果维持')).querySelector('button').click()")
		p.wait(clean)
		// A move of the focus into the marks of a cell survives the check that the
		// move itself sets off.
		p.typeInto(wrongCell, "14")
		p.press("Tab", 9)
		p.wait("document.querySelector('#report td button')")
		p.typeInto(wrongCell, "15")
		p.wait("document.querySelector('#suspects')?.textContent.includes('15 应为 41')")
		p.press("Tab", 9)
		p.do("await new Promise(done => setTimeout(done, 600))")
		if got := value[string](p, "document.activeElement.tagName + ' ' + document.activeElement.textContent"); got != "BUTTON → 41" {
			t.Errorf("the focus is on %s", got)
		}
		quiet(t, p, url)
	})

	t.Run("keys move within a column", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		p.do(fmt.Sprintf("document.getElementById(%q).querySelector('input').focus()", wrongCell))
		for _, step := range []struct{ key, want string }{
			{"ArrowDown", "applications.carriedIn.naturalPerson"},
			{"ArrowDown", "applications.outcomes.granted.naturalPerson"},
			{"ArrowUp", "applications.carriedIn.naturalPerson"},
		} {
			p.press(step.key, map[string]int{"ArrowDown": 40, "ArrowUp": 38}[step.key])
			if got := value[string](p, "document.activeElement.name"); got != step.want {
				t.Errorf("%s leads to %s, want %s", step.key, got, step.want)
			}
		}
		quiet(t, p, url)
	})

	t.Run("switch the language", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		p.typeInto(wrongCell, "14")
		p.wait("document.querySelector('#suspects button')")
		p.do("document.getElementById('switch').click()")
		p.wait("document.querySelector('#suspects button')?.textContent === 'Change to 41'")
		if got := value[string](p, "document.documentElement.lang + document.title + document.getElementById('applications').textContent"); !strings.HasPrefix(got, "enCheck an annual report") || !strings.Contains(got, "Natural persons") {
			t.Errorf("the page is not English: %.200s", got)
		}
		if got := value[string](p, fmt.Sprintf("document.getElementById(%q).querySelector('input').value", wrongCell)); got != "14" {
			t.Errorf("the entry is lost: %q", got)
		}
		p.screenshot("desktop-english", false)
		quiet(t, p, url)
	})

	t.Run("download", func(t *testing.T) { testDownloads(t, b, url) })

	t.Run("paste", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.do(fmt.Sprintf(`const transfer = new DataTransfer(); transfer.setData('text/plain', %s);
			document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: transfer, bubbles: true, cancelable: true}))`, script(sample(t))))
		p.wait(clean)
		p.do("document.getElementById('another').click()")
		p.do(fmt.Sprintf(`const area = document.getElementById('paste'); area.value = %s; area.dispatchEvent(new Event('input'));
			document.getElementById('read-paste').click()`, script(wrongSample(t))))
		p.wait("document.querySelector('#suspects button')")
		quiet(t, p, url)
	})

	t.Run("broken files", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		for _, file := range []struct{ name, content, want string }{
			{"empty.txt", "", "文件是空的"},
			{"cut.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "损坏"},
			{"report.rtf", `{\rtf1\ansi}`, "RTF"},
			{"old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "旧版"},
			{"cut.docx", "PK\x03\x04" + strings.Repeat("\x00", 100), "损坏"},
			{"weather.txt", "今天的天气很好。\n", "没有找到年度报告"},
			{"cut.json", `{"year":2021,`, "JSON"},
			{"large.txt", strings.Repeat("大", maxUpload/3+1), "文件过大"},
		} {
			p.do("document.getElementById('failure').textContent = ''")
			p.drop(file.name, file.content)
			p.wait(fmt.Sprintf("document.getElementById('failure').textContent.includes(%q)", file.want))
			if !value[bool](p, "document.getElementById('desk').hidden") {
				t.Errorf("%s: something is shown", file.name)
			}
		}
		p.screenshot("desktop-failure", false)
		// After all that, a report is read as ever.
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		quiet(t, p, url)
	})

	t.Run("hostile files", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		for name, content := range hostile(t) {
			p.drop(name, content)
			p.wait("document.querySelector('#report article')?.textContent.includes('BAIT')")
			if value[bool](p, "!!window.injected || !!document.querySelector('#report script, #report img, #report iframe, #report svg, #report [onclick], #report [onerror]')") {
				t.Errorf("%s: markup of the file is in the page", name)
			}
			p.do("document.querySelector('#report article').remove()")
		}
		quiet(t, p, url)
	})

	t.Run("another report, and no answer", func(t *testing.T) {
		server := httptest.NewServer(newSite(t).handler())
		defer server.Close()
		p := b.open(t, server.URL, 1280, 900, false)
		p.drop("report-2021.txt", sample(t))
		p.wait(clean)
		p.typeInto(wrongCell, "14")
		p.wait("document.querySelector('#suspects button')")
		p.do("window.confirm = question => { window.question = question; return false }")
		p.drop("blank.json", `{"year":2024}`)
		p.wait("window.question")
		if got := value[string](p, fmt.Sprintf("document.getElementById(%q).querySelector('input').value", wrongCell)); got != "14" {
			t.Errorf("the entry is lost: %q", got)
		}
		server.Close()
		p.typeInto(wrongCell, "15")
		p.wait("document.getElementById('failure').textContent.includes('无法连接')")
		if got := value[string](p, fmt.Sprintf("document.getElementById(%q).querySelector('input').value", wrongCell)); got != "15" {
			t.Errorf("the entry is lost: %q", got)
		}
		quiet(t, p, server.URL)
	})

	t.Run("blank form", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("blank.json", `{"year":2024,"title":"某县某局2024年政府信息公开工作年度报告"}`)
		// The blank cells of a table are one line, and each of them is marked.
		p.wait("document.querySelectorAll('#findings li').length >= 4 && document.querySelectorAll('#report td.warning').length == 200")
		if n := value[int](p, "document.querySelectorAll('#findings li').length"); n > 8 {
			t.Errorf("%d findings are listed", n)
		}
		if n := value[int](p, "document.querySelectorAll('#report td input').length"); n != 200 {
			t.Errorf("%d fields", n)
		}
		p.screenshot("desktop-blank", false)
		quiet(t, p, url)
	})

	t.Run("what was not read, level and last year", func(t *testing.T) {
		p := b.open(t, url, 1280, 900, false)
		p.drop("doubt.txt", strings.Replace(wrongSample(t), "二、上年结转政府信息公开申请数量\n\t2", "二、上年结转政府信息公开申请数量\n\t两三件", 1))
		p.wait("document.querySelector('#unread li a')")
		if !value[bool](p, "!document.getElementById('unread').hidden && !document.querySelector('#findings li.unread') && !!document.querySelector('#findings li.error')") {
			t.Error("what was not read is not told apart from what was found")
		}
		p.screenshot("desktop-unread", false)
		p.do("document.querySelector('#unread li a').click()")
		p.wait("document.activeElement.name === 'applications.carriedIn.naturalPerson'")
		p.typeInto("applications.carriedIn.naturalPerson", "2")
		p.wait("document.getElementById('unread').hidden")
		p.do("document.getElementById('level').value = 'countyGovernment'; document.getElementById('level').dispatchEvent(new Event('change'))")
		p.wait("document.getElementById('findings').textContent.includes('S04')")
		prior := priorOf(t, func(r *govinfo.Report) { r.Applications.CarriedOut.Total = govinfo.N(99) })
		p.do(fmt.Sprintf("{ const files = new DataTransfer(); files.items.add(new File([%q], 'prior.json')); const field = document.getElementById('prior'); field.files = files.files; field.dispatchEvent(new Event('change')) }", prior))
		p.wait("document.getElementById('findings').textContent.includes('Y01')")
		if title := value[string](p, "document.getElementById('prior-title').textContent"); !strings.Contains(title, "2020") {
			t.Errorf("last year's report is called %q", title)
		}
		p.do("document.getElementById('switch').click()")
		p.wait("document.documentElement.lang === 'en' && document.getElementById('findings').textContent.includes('Y01')")
		if level := value[string](p, "document.getElementById('level').selectedOptions[0].textContent"); level != "county government" || !value[bool](p, "document.getElementById('basis-note').textContent.includes('county government')") {
			t.Errorf("level %q", level)
		}
		p.screenshot("desktop-basis-en", false)
		p.do("document.getElementById('remove-prior').click()")
		p.wait("!document.getElementById('findings').textContent.includes('Y01')")
		p.do(fmt.Sprintf("{ const files = new DataTransfer(); files.items.add(new File([%q], 'register.csv')); document.getElementById('basis').dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})) }", registerRows))
		p.wait("!document.getElementById('register-cells').hidden && document.getElementById('register-cells').textContent.includes('2021-1')")
		p.do("document.querySelector('#register-cells li a').click()")
		p.wait("document.activeElement.name?.startsWith('applications.')")
		p.do("document.getElementById('remove-register').click()")
		p.wait("document.getElementById('register-cells').hidden")
		// Two columns for one field: the clerk says which, and keeps the language.
		p.do(fmt.Sprintf("{ const files = new DataTransfer(); files.items.add(new File([%q], 'register.csv')); document.getElementById('basis').dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})) }", doubtfulRows))
		p.wait("document.getElementById('register-columns').open && document.querySelectorAll('#columns-list select').length === 7")
		if options := value[string](p, "[...document.querySelectorAll('#columns-list select')[2].options].map(o => o.textContent).join()"); options != "personal, not read" && !strings.Contains(options, "personal, not read") {
			t.Errorf("a personal column offers %s", options)
		}
		p.do("{ const field = document.querySelectorAll('#columns-list select')[5]; field.value = ''; document.getElementById('apply-columns').click() }")
		p.wait("!document.getElementById('register-cells').hidden && document.getElementById('failure').textContent === ''")
		p.screenshot("desktop-register-columns", false)
		p.do("document.getElementById('switch').click()")
		p.wait("document.documentElement.lang !== 'en' && document.querySelector('#columns-list select option').textContent === '不读取'")
		p.do("document.getElementById('remove-register').click()")
		p.wait("document.getElementById('register-columns').hidden")
		quiet(t, p, url)
	})

	t.Run("screens", func(t *testing.T) { testScreens(t, b, url) })
}

func testDownloads(t *testing.T, b *browser, url string) {
	p := b.open(t, url, 1280, 900, false)
	p.drop("wrong.txt", wrongSample(t))
	p.wait("document.querySelector('#suspects button')")
	p.do("document.querySelector('#suspects button').click()")
	p.wait(clean)
	want, err := read.Bytes([]byte(sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	p.decode(t, "", "Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": folder}, nil)
	for _, format := range []string{"json", "html", "docx"} {
		p.do(fmt.Sprintf("document.querySelector('[data-format=%s]').click()", format))
		data := waitForFile(t, filepath.Join(folder, want.Report.Title+"."+format))
		back, err := read.Bytes(data)
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if changes := govinfo.Diff(&want.Report, &back.Report).Changes; len(changes) > 0 || back.Report.Title != want.Report.Title {
			t.Errorf("%s: %q, %v", format, back.Report.Title, changes)
		}
		if format == "json" && !back.Report.Equal(want.Report) {
			t.Error("the JSON is another report")
		}
		if format == "docx" {
			if _, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil {
				t.Error(err)
			}
		}
	}
	quiet(t, p, url)
}

// waitForFile returns a file that the browser saves.
func waitForFile(t *testing.T, path string) []byte {
	t.Helper()
	for range 200 {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			return data
		}
		time.Sleep(50 * time.Millisecond)
	}
	there, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	t.Fatalf("%s was not saved; there are %q", path, there)
	return nil
}

// labelEnds is where the labels of table 三 end, least and most.
const labelEnds = `(() => {
	const ends = [...document.querySelectorAll('#report .columns-10 tbody th[scope=row]:not([rowspan])')].map(th => th.getBoundingClientRect().right);
	return [Math.min(...ends), Math.max(...ends)];
})()`

// On every screen nothing is cut off or wider than the screen.
func testScreens(t *testing.T, b *browser, url string) {
	for _, screen := range []struct {
		name          string
		width, height int
		dark          bool
	}{
		{"desktop", 1280, 900, false}, {"desktop-dark", 1280, 900, true},
		{"laptop", 1366, 768, false}, {"wide", 1920, 1080, false},
		{"tablet", 820, 1100, false}, {"phone", 390, 844, false}, {"phone-dark", 390, 844, true},
	} {
		t.Run(screen.name, func(t *testing.T) {
			p := b.open(t, url, screen.width, screen.height, screen.dark)
			p.screenshot(screen.name+"-start", false)
			p.drop("wrong.txt", wrongSample(t))
			p.wait("document.querySelector('#suspects button')")
			if wide := value[int](p, "document.documentElement.scrollWidth"); wide > screen.width {
				t.Errorf("the page is %d wide", wide)
			}
			if cut := value[[]string](p, "[...document.querySelectorAll('#report td')].filter(td => td.scrollWidth > td.clientWidth + 1).map(td => td.id)"); len(cut) > 0 {
				t.Errorf("cut off: %v", cut)
			}
			p.screenshot(screen.name+"-top", false)
			p.do("document.querySelector('#findings a').click()")
			p.screenshot(screen.name+"-form", false)
			p.screenshot(screen.name+"-whole", true)
			p.do("const table = document.querySelector('#report .columns-10'); table.scrollIntoView(); table.parentElement.scrollLeft = 1000")
			p.screenshot(screen.name+"-right", false)
			if ends := value[[]float64](p, labelEnds); screen.width < 640 && ends[1]-ends[0] > 1.5 {
				t.Errorf("the labels beside the figures end between %v and %v", ends[0], ends[1])
			}
			for _, complaint := range accessibility(t, p) {
				t.Error(complaint)
			}
			testMuchToTell(t, p, screen.name, screen.width)
			quiet(t, p, url)
		})
	}
}

// testMuchToTell shows a report with blank cells and unread ones, and then a file that
// cannot be read.
func testMuchToTell(t *testing.T, p *tab, name string, width int) {
	t.Helper()
	blanks := strings.ReplaceAll(wrongSample(t), "\n\t0", "\n\t")
	p.drop("blanks.txt", strings.Replace(blanks, "二、上年结转政府信息公开申请数量\n\t2", "二、上年结转政府信息公开申请数量\n\t两三件", 1))
	p.wait("document.querySelector('#unread li a') && document.querySelectorAll('#report td.part').length > 50")
	p.do("scrollTo(0, 0)")
	p.screenshot(name+"-much-top", false)
	p.do("document.getElementById('basis').scrollIntoView()")
	p.screenshot(name+"-basis", false)
	p.do("document.querySelector('#findings a').click()")
	p.screenshot(name+"-much-form", false)
	if wide := value[int](p, "document.documentElement.scrollWidth"); wide > width {
		t.Errorf("with much to tell the page is %d wide", wide)
	}
	for _, complaint := range accessibility(t, p) {
		t.Error(complaint)
	}
	p.drop("failed.txt", "今天的天气很好。\n")
	p.wait("document.getElementById('failure').textContent")
	p.screenshot(name+"-failure", false)
}

// accessibility checks the page with axe-core, where its script is at hand.
func accessibility(t *testing.T, p *tab) []string {
	t.Helper()
	for _, file := range []string{os.Getenv("AXE_CORE_JS"), "../../node_modules/axe-core/axe.min.js"} {
		axe, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		value[bool](p, string(axe)+"; true")
		return value[[]string](p, `axe.run(document, {resultTypes: ['violations']}).then(outcome => outcome.passes.length === 0 ? ['axe checked nothing'] :
			outcome.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + v.help + ': ' + n.html + ' ' + (n.any[0] || n.all[0] || n.none[0] || {message: ''}).message)))`)
	}
	return nil
}

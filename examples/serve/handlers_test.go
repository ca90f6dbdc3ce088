package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"golang.org/x/net/html"
)

// newSite is a site of this machine that logs nowhere.
func newSite(t *testing.T) site {
	t.Helper()
	return site{logger: log.New(io.Discard, "", 0), local: true, hosts: hostNames("")}
}

// post answers a post as a page of the site itself sends it.
func post(t *testing.T, path, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "http://localhost:8080"+path, strings.NewReader(body))
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	newSite(t).handler().ServeHTTP(w, r)
	return w
}

// opened is what the page has of a report.
type opened struct {
	filing
	view
	Error string
}

func decoded(t *testing.T, w *httptest.ResponseRecorder) opened {
	t.Helper()
	var o opened
	if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil {
		t.Fatalf("%v in %.200s", err, w.Body)
	}
	return o
}

// formOf is what the page sends of the report that it read.
func formOf(t *testing.T, file string, entries map[govinfo.Ref]string) string {
	t.Helper()
	w := post(t, "/read", file)
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	f := decoded(t, w).filing
	f.Entries = entries
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadShowsTheReportAtOnce(t *testing.T) {
	w := post(t, "/read", sample(t))
	o := decoded(t, w)
	if w.Code != http.StatusOK || o.Status != "未发现问题" || o.Severity != "" || len(o.Suspects)+len(o.Changes)+len(o.Problems) != 0 {
		t.Errorf("%d %q %q %v %v %v", w.Code, o.Status, o.Severity, o.Suspects, o.Changes, o.Problems)
	}
	if n := strings.Count(o.Article, "<input "); n != 200 {
		t.Errorf("%d fields", n)
	}
	var report govinfo.Report
	if err := report.UnmarshalJSON([]byte(o.Report)); err != nil || report.Applications.Received.Total != govinfo.N(57) {
		t.Error(err, report.Applications.Received)
	}
	if o := decoded(t, post(t, "/read?lang=en", wrongSample(t))); !strings.HasPrefix(o.Status, "Errors: 2") || !strings.Contains(o.Article, "Natural persons") ||
		len(o.Suspects) != 1 || o.Suspects[0].Button != "Change to 41" || strings.Contains(o.Suspects[0].Text, wrongCell) {
		t.Errorf("%q %v", o.Status, o.Suspects)
	}
}

func TestCheckTellsWhatChanged(t *testing.T) {
	for _, test := range []struct {
		name     string
		entries  map[govinfo.Ref]string
		status   string
		suspects int
		changes  []string
		article  []string
	}{
		{"nothing", nil, "未发现问题", 0, nil, nil},
		{"a wrong figure", map[govinfo.Ref]string{wrongCell: "14"}, "错误 2", 1,
			[]string{"一、本年新收政府信息公开申请数量 · 自然人：41 → 14"}, []string{`name="applications.received.naturalPerson" inputmode="numeric" value="14"`, `class="error"`}},
		{"the same figure in another writing", map[govinfo.Ref]string{wrongCell: " ４１ "}, "未发现问题", 0, nil, []string{`value="41"`}},
		{"an amount", map[govinfo.Ref]string{"proactive.fees.amount": "36.520"}, "未发现问题", 0, nil, []string{`inputmode="decimal" value="36.520"`}},
		{"a blank", map[govinfo.Ref]string{"disputes.reconsideration.pending": ""}, "警告 1；因数据空白无法核对 1 处", 0,
			[]string{"行政复议 · 尚未审结：1 → 空白"}, nil},
		{"no number", map[govinfo.Ref]string{wrongCell: `4"><script>`}, "错误 1，警告 1；因数据空白无法核对 2 处", 0,
			[]string{"一、本年新收政府信息公开申请数量 · 自然人：41 → 空白"},
			[]string{`value="4&#34;&gt;&lt;script&gt;" aria-invalid="true"`, "暂按空白核对"}},
		{"a fraction", map[govinfo.Ref]string{wrongCell: "4.5"}, "错误 1，警告 1；因数据空白无法核对 2 处", 0,
			[]string{"一、本年新收政府信息公开申请数量 · 自然人：41 → 空白"}, []string{"不是整数"}},
		{"many digits", map[govinfo.Ref]string{wrongCell: strings.Repeat("9", 100000)}, "错误 1，警告 1；因数据空白无法核对 2 处", 0,
			[]string{"一、本年新收政府信息公开申请数量 · 自然人：41 → 空白"}, []string{"位数过多"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := post(t, "/check", formOf(t, sample(t), test.entries))
			o := decoded(t, w)
			if w.Code != http.StatusOK || o.Status != test.status || len(o.Suspects) != test.suspects {
				t.Errorf("%d %q %v", w.Code, o.Status, o.Suspects)
			}
			var changes []string
			for _, c := range o.Changes {
				changes = append(changes, c.Text)
			}
			if strings.Join(changes, "\n") != strings.Join(test.changes, "\n") {
				t.Errorf("changes %q", changes)
			}
			for _, want := range test.article {
				if !strings.Contains(o.Article, want) {
					t.Errorf("the report lacks %s", want)
				}
			}
			if strings.Contains(o.Article, "<script") {
				t.Error("the report holds a script")
			}
		})
	}
}

// A figure of 17 digits comes back with all of them.
func TestLongFiguresKeepTheirDigits(t *testing.T) {
	const long = "12345678901234567"
	w := post(t, "/download?format=json", formOf(t, sample(t), map[govinfo.Ref]string{"proactive.licensing.decisions": long}))
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), ": "+long) {
		t.Errorf("%d %.300s", w.Code, w.Body)
	}
}

// Doubts that arose in reading are shown until somebody has seen to them.
func TestDoubtsAreSettledByEntries(t *testing.T) {
	file := strings.Replace(sample(t), "一、本年新收政府信息公开申请数量\n\t41", "一、本年新收政府信息公开申请数量\n\t四十来件", 1)
	o := decoded(t, post(t, "/read", file))
	if len(o.Problems) != 1 || o.Problems[0].Ref != wrongCell || !strings.Contains(o.Article, "四十来件") {
		t.Fatalf("%v", o.Problems)
	}
	if o := decoded(t, post(t, "/check", formOf(t, file, map[govinfo.Ref]string{wrongCell: "41"}))); o.Status != "未发现问题" {
		t.Errorf("%q", o.Status)
	}
	lost := strings.Replace(sample(t), "二、上年结转政府信息公开申请数量", "二、另一行", 1)
	entries := make(map[govinfo.Ref]string)
	for ref, figure := range map[string]string{"naturalPerson": "2", "business": "1", "research": "0", "publicWelfare": "0", "legalService": "0", "otherOrganization": "0"} {
		entries[govinfo.Ref("applications.carriedIn").Join(ref)] = figure
	}
	count := func() int {
		return strings.Count(decoded(t, post(t, "/check", formOf(t, lost, entries))).Article, "读取时的疑问")
	}
	before := count()
	entries["applications.carriedIn.total"] = "3"
	if after := count(); before == 0 || after >= before {
		t.Errorf("%d doubts with a blank cell, %d with none", before, after)
	}
}

func TestDownload(t *testing.T) {
	want, err := read.Bytes([]byte(sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	for format, mediaType := range map[string]string{
		"html": "text/html", "json": "application/json",
		"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	} {
		t.Run(format, func(t *testing.T) {
			w := post(t, "/download?format="+format, formOf(t, wrongSample(t), map[govinfo.Ref]string{wrongCell: "41"}))
			got, _, err := mime.ParseMediaType(w.Header().Get("Content-Type"))
			if w.Code != http.StatusOK || err != nil || got != mediaType {
				t.Fatalf("%d %q %v", w.Code, got, err)
			}
			_, parameters, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
			if err != nil || parameters["filename"] != "云溪县农业农村局2021年政府信息公开工作年度报告."+format {
				t.Errorf("%q %v", parameters["filename"], err)
			}
			back, err := read.Bytes(w.Body.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if changes := govinfo.Diff(&want.Report, &back.Report).Changes; len(changes) > 0 || back.Report.Title != want.Report.Title {
				t.Errorf("%q %v", back.Report.Title, changes)
			}
		})
	}
	t.Run("marks on request", func(t *testing.T) {
		form := formOf(t, wrongSample(t), nil)
		if w := post(t, "/download?format=html", form); strings.Contains(w.Body.String(), "A01") {
			t.Error("marked without being asked to")
		}
		if w := post(t, "/download?format=html&marks=1", form); !strings.Contains(w.Body.String(), "A01") || !strings.Contains(w.Body.String(), "疑应为 41") {
			t.Error("not marked")
		}
	})
	t.Run("not with an entry that is no number", func(t *testing.T) {
		w := post(t, "/download?format=html", formOf(t, sample(t), map[govinfo.Ref]string{wrongCell: "4l"}))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(decoded(t, w).Error, "一、本年新收政府信息公开申请数量 · 自然人") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	})
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"某局2021年度报告":                  "某局2021年度报告",
		"../../etc/passwd":            "etcpasswd",
		"a\r\nSet-Cookie: b\u202e.js": "aSet-Cookie b.js",
		"...":                         "report",
		"":                            "report",
		strings.Repeat("长", 500):      strings.Repeat("长", 60),
	} {
		if got := fileName(&govinfo.Report{Title: title}); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}

// What cannot be read is answered by one sentence, in both languages.
func TestUnreadableFiles(t *testing.T) {
	for _, test := range []struct {
		name, content string
		status        int
		zh, en        string
	}{
		{"empty", "", 422, "空的", "empty"},
		{"blank", "\ufeff \n", 422, "空的", "empty"},
		{"binary", "\x00\x01\x02\xff\xfe\xfd" + strings.Repeat("\x00\x9c", 500), 415, "二进制", "binary"},
		{"cut PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 422, "损坏", "damaged"},
		{"RTF", `{\rtf1\ansi}`, 415, "RTF", "Rich Text"},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), 415, "另存为 .docx", "save it as .docx"},
		{"cut Word", "PK\x03\x04" + strings.Repeat("\x00", 100), 415, "不完整", "cut off"},
		{"cut JSON", `{"year":2021,"applications":{"rec`, 422, "JSON", "JSON"},
		{"other JSON", `{"name":"x"}`, 422, "JSON", "JSON"},
		{"other text", "今天的天气很好。\n我们去公园散步。\n", 422, "没有找到", "no table"},
		{"other page", "<!DOCTYPE html><p>Hello</p>", 422, "没有找到", "no table"},
		{"deep page", strings.Repeat("<div>", 200000), 0, "", ""},
		{"large", strings.Repeat("x", maxUpload+1), 413, "过大", "too large"},
		{"nested too deeply", strings.Repeat("<div>", 10000), 413, "嵌套层数", "levels of nesting"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for lang, want := range map[string]string{"zh": test.zh, "en": test.en} {
				w := post(t, "/read?lang="+lang, test.content)
				o := decoded(t, w)
				if w.Code < 400 || w.Code > 499 || test.status != 0 && w.Code != test.status || !strings.Contains(o.Error, want) || o.Error == "" {
					t.Errorf("%d %q", w.Code, o.Error)
				}
				if strings.Contains(o.Error, "\n") || strings.Contains(o.Error, "%!") {
					t.Errorf("not one sentence: %q", o.Error)
				}
			}
		})
	}
}

func TestBrokenForms(t *testing.T) {
	good := formOf(t, sample(t), nil)
	for name, test := range map[string]struct {
		body   string
		status int
	}{
		"nothing":          {"", 400},
		"no JSON":          {"report", 400},
		"cut":              {good[:len(good)/2], 400},
		"two":              {good + good, 400},
		"unknown key":      {`{"reports":"{}"}`, 400},
		"no report":        {`{"report":"{\"year\":\"x\"}"}`, 400},
		"unknown cell":     {`{"report":"{}","entries":{"applications.nonsense":"1"}}`, 400},
		"entry no text":    {`{"report":"{}","entries":{"` + wrongCell + `":1}}`, 400},
		"too many doubts":  {`{"report":"{}","problems":[` + strings.Repeat(`{},`, mostProblems+1) + `{}]}`, 400},
		"too large report": {`{"report":"` + strings.Repeat(" ", maxReport+1) + `"}`, 413},
		"too large form":   {strings.Repeat(" ", maxForm+1), 413},
	} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{"/check", "/download?format=json"} {
				w := post(t, path, test.body)
				if o := decoded(t, w); w.Code != test.status || o.Error == "" {
					t.Errorf("%s: %d %q", path, w.Code, o.Error)
				}
			}
		})
	}
	if w := post(t, "/download?format=pdf", good); w.Code != 400 {
		t.Errorf("unknown format: %d", w.Code)
	}
}

// A report whose JSON is larger than what the page may send back is refused when
// it is read, not when its first figure is corrected.
func TestReportTooLargeToSendBack(t *testing.T) {
	file := strings.Replace(sample(t), "六、其他需要报告的事项\n", "六、其他需要报告的事项\n"+strings.Repeat("长", maxReport/3)+"\n", 1)
	if w := post(t, "/read", file); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", w.Code)
	}
}

// No markup of a file comes into the page: not into the report, not into the list
// of what is wrong, not by what the page sends back.
func TestHostileFilesAreEscaped(t *testing.T) {
	check := func(t *testing.T, o opened) {
		t.Helper()
		root, err := html.Parse(strings.NewReader(o.Article))
		if err != nil || !strings.Contains(o.Article, "BAIT") {
			t.Fatal("the text is lost", err)
		}
		for node := range root.Descendants() {
			switch node.Data {
			case "script", "img", "svg", "iframe", "object", "style", "link", "form", "base":
				if node.Type == html.ElementNode {
					t.Errorf("<%s> in the report", node.Data)
				}
			}
			for _, attribute := range node.Attr {
				if strings.HasPrefix(attribute.Key, "on") || attribute.Key == "srcdoc" || strings.HasPrefix(attribute.Val, "javascript:") {
					t.Errorf("attribute %s in the report", attribute.Key)
				}
			}
		}
	}
	for name, content := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			o := decoded(t, post(t, "/read", content))
			check(t, o)
			o.filing.Problems = []problem{{Ref: `"><script>BAIT</script>`, Code: `<img src=x onerror=alert(1)>`, Text: `<script>BAIT</script>`}}
			form, err := json.Marshal(o.filing)
			if err != nil {
				t.Fatal(err)
			}
			check(t, decoded(t, post(t, "/check", string(form))))
			w := post(t, "/download?format=html&marks=1", string(form))
			if body := w.Body.String(); strings.Contains(body, "<script") || strings.Contains(body, "<img") || strings.Contains(body, "<svg") || strings.Contains(body, "<iframe") {
				t.Error("markup in the page that is downloaded")
			}
		})
	}
}

func TestPageAndItsFiles(t *testing.T) {
	handler := newSite(t).handler()
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8080"+path, nil))
		return w
	}
	for path, want := range map[string]string{
		"/":         `<html lang="zh-CN">`,
		"/?lang=zh": "打开报告",
		"/?lang=en": "Open a report",
		"/?lang=xx": "打开报告",
		"/page.js":  "'use strict'",
		"/page.css": ".annual-report",
		"/icon.svg": "<svg",
	} {
		w := get(path)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := get("/page.html"); w.Code != http.StatusNotFound {
		t.Errorf("the template is served: %d", w.Code)
	}
	// Nothing but its own files is loaded by the page, and nothing runs in it.
	root, err := html.Parse(bytes.NewReader(get("/?lang=en").Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == "script" && node.FirstChild != nil {
			t.Error("a script in the page itself")
		}
		for _, attribute := range node.Attr {
			switch attribute.Key {
			case "src", "href":
				if !strings.HasPrefix(attribute.Val, "/") && !strings.HasPrefix(attribute.Val, "?") && !strings.HasPrefix(attribute.Val, "#") || strings.HasPrefix(attribute.Val, "//") {
					t.Errorf("the page leads to %s", attribute.Val)
				}
			case "style":
				t.Error("a style in the page itself")
			}
			if strings.HasPrefix(attribute.Key, "on") {
				t.Errorf("the page has %s", attribute.Key)
			}
		}
	}
}

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/openxxgk/annualreport/internal/programs"
)

// process is the program itself, started apart so that its memory is its own.
type process struct {
	url, host string
	pid       int
}

const asProgram = "SERVE_AS_PROGRAM"

// TestAsProgram is no test: it is the program, where the environment asks for it.
func TestAsProgram(t *testing.T) {
	if os.Getenv(asProgram) == "" {
		t.Skip("runs as the program of other tests")
	}
	run(context.Background(), []string{"-addr", "127.0.0.1:0"}, os.Stdout, os.Stderr)
}

func startProcess(t *testing.T) process {
	t.Helper()
	program := exec.Command(os.Args[0], "-test.run=^TestAsProgram$")
	program.Env = append(os.Environ(), asProgram+"=1")
	program.Stderr = os.Stderr
	out, err := program.StdoutPipe()
	if err == nil {
		err = program.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = program.Process.Kill()
		_ = program.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url := strings.TrimSuffix(strings.Fields(line)[0], "/")
	return process{url, strings.TrimPrefix(url, "http://"), program.Process.Pid}
}

// peak returns the most memory that the program has had, in bytes.
func (p process) peak(t *testing.T) int64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// read posts a file as the page does and returns the status; 0 where the connection
// broke.
func (p process) read(content []byte) int {
	r, err := http.NewRequest(http.MethodPost, p.url+"/read", bytes.NewReader(content))
	if err != nil {
		panic(err) // the address is well formed
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

// answers fails the test unless page and report are answered, and returns how long
// that takes.
func (p process) answers(t *testing.T) time.Duration {
	t.Helper()
	start := time.Now()
	page, err := http.Get(p.url)
	if err != nil {
		t.Fatal(err)
	}
	page.Body.Close()
	if status := p.read([]byte(sample(t))); page.StatusCode != http.StatusOK || status != http.StatusOK {
		t.Errorf("page %d, report %d", page.StatusCode, status)
	}
	return time.Since(start)
}

// large are files of 15 MB that take as much as a file can.
func large(t *testing.T) [][]byte {
	const size = 15 << 20
	fill := func(before, part, after string) []byte {
		return []byte(before + strings.Repeat(part, (size-len(before)-len(after))/len(part)) + after)
	}
	return [][]byte{
		fill("", sample(t), ""),
		fill("<!DOCTYPE html><h1>政府信息公开工作年度报告</h1>", "<p>三、收到和处理", ""),
		fill("<table>", "<tr><td>自然人<td>2", ""),
		fill("", "\xd7\xd4\xc8\xbb\xc8\xcb 12\n", ""), // GBK
		fill(`{"year":2021,"overview":[{"text":"`, "收到申请", `"}]}`),
		fill("", "1\t2\n", ""),
		fill("PK\x03\x04", "\x00\x9c", ""),
		fill("%PDF-1.7\n", "1 0 obj << /Length 2 >> stream\n", ""),
	}
}

// broken are reports whose encoding is damaged, or told wrongly.
func broken(t *testing.T, rounds int) [][]byte {
	whole := []byte(sample(t))
	units := utf16.Encode([]rune(string(whole)))
	var wide []byte
	for _, unit := range units {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	files := [][]byte{wide, append([]byte("\xff\xfe"), wide...), append([]byte("\xfe\xff"), wide...), append([]byte("\xff\xfe"), wide[:len(wide)-1]...), append([]byte("\xef\xbb\xbf"), wide...)}
	random := rand.New(rand.NewPCG(14, 18))
	for range rounds {
		file := slices.Clone(whole)
		for range 1 + random.IntN(200) {
			file[random.IntN(len(file))] = byte(random.Uint32())
		}
		files = append(files, file, append([]byte("<meta charset=utf-16><table>"), file...), file[random.IntN(len(file)):])
	}
	return files
}

// attacks are the files that once got through, where they are at hand, and hostile
// ones of our own.
func attacks(t *testing.T) map[string]string {
	files := hostile(t)
	for name, content := range map[string]string{
		"deep.html": strings.Repeat("<div>", 200000), "nul.txt": strings.Repeat("\x00", 1<<20), "esc.txt": strings.Repeat("\x1b[2J", 1<<16),
		"spans.html": "<table>" + strings.Repeat("<tr><td rowspan=65000 colspan=1000>1", 500), "wide.html": "<table><tr>" + strings.Repeat("<td>1", 100000),
		"fake.docx": "PK\x03\x04" + strings.Repeat("\xff", 1<<16), "fake.pdf": "%PDF-1.7\n" + strings.Repeat("<<", 1<<18), "brackets.json": strings.Repeat("[", 1<<20),
	} {
		files[name] = content
	}
	const folder = "../../../shared/corpus/attacks"
	_ = filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			if content, err := os.ReadFile(name); err == nil && len(content) > 0 {
				files[strings.ReplaceAll(strings.TrimPrefix(name, folder+"/"), "/", "-")] = string(content)
			}
		}
		return nil
	})
	return files
}

// A hostile afternoon: slow bodies, many large uploads at once, broken encodings, and
// every attack dropped on the page. While it lasts small reports are answered, and
// afterwards the page works and the program has never had a gigabyte. The long round
// is asked for with SERVE_AFTERNOON=1.
func TestHostileAfternoon(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("starts programs and reads their memory from /proc")
	}
	uploads, rounds := 8, 20
	if os.Getenv("SERVE_AFTERNOON") == "1" {
		uploads, rounds = 32, 500
	}
	p := startProcess(t)
	for range 64 {
		conn, err := net.Dial("tcp", p.host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "POST /read HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 1000000\r\n\r\n<p>", p.host)
	}
	t.Logf("beside 64 slow bodies, page and report take %v", p.answers(t))

	files := large(t)
	statuses := make(map[int]int)
	var mu sync.Mutex
	var under sync.WaitGroup
	for i := range uploads {
		under.Go(func() {
			status := p.read(files[i%len(files)])
			mu.Lock()
			defer mu.Unlock()
			statuses[status]++
		})
	}
	var longest time.Duration
	for range 10 {
		longest = max(longest, p.answers(t))
	}
	t.Logf("beside %d large uploads, page and report take at most %v", uploads, longest)
	under.Wait()
	t.Logf("large uploads by status: %v; peak %d MB", statuses, p.peak(t)>>20)
	if n := statuses[http.StatusInternalServerError] + statuses[0]; n > 0 {
		t.Errorf("%d uploads failed inside or broke off: %v", n, statuses)
	}
	for _, file := range broken(t, rounds) {
		if status := p.read(file); status != http.StatusOK && (status < 400 || status > 499) {
			t.Errorf("%d for %.40q", status, file)
		}
	}
	dropAttacks(t, p)
	t.Logf("afterwards page and report take %v; peak %d MB", p.answers(t), p.peak(t)>>20)
	if peak := p.peak(t); peak >= 1<<30 {
		t.Errorf("the program had %d bytes", peak)
	}
}

// dropAttacks drops every attack on the page in a browser, where there is one, and
// then a report.
func dropAttacks(t *testing.T, p process) {
	t.Run("browser", func(t *testing.T) {
		programs.Browser(t)
		tab := startBrowser(t).open(t, p.url, 1366, 900, false)
		for name, content := range attacks(t) {
			tab.do("document.getElementById('failure').textContent = ''; filing = null; entries = {}; saved = true")
			tab.drop(name, content)
			tab.wait("!document.body.hasAttribute('aria-busy') && (filing || document.getElementById('failure').textContent)")
			if value[bool](tab, "'injected' in window") {
				t.Errorf("%s: a script of the file ran", name)
			}
		}
		tab.do("filing = null; entries = {}; saved = true")
		tab.drop("report-2021.txt", sample(t))
		tab.wait(clean)
		quiet(t, tab, p.url)
	})
	// What the page answers is JSON whatever was posted.
	if answer, err := http.Post(p.url+"/check", "", strings.NewReader("[")); err == nil {
		defer answer.Body.Close()
		var failed struct{ Error string }
		if err := json.NewDecoder(answer.Body).Decode(&failed); err != nil || failed.Error == "" {
			t.Errorf("%v %q", err, failed.Error)
		}
	}
}

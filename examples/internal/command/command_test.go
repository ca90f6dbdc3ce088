package command_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// A program that counts the lines of its arguments.
func Example() {
	run := func(_ context.Context, args []string, stdout, stderr io.Writer) command.Status {
		p := command.New("count", "[-lang zh|en] FILE", stdout, stderr)
		p.TakesLanguage()
		if status, done := p.Parse(args); done {
			return status
		}
		if p.Flags.NArg() != 1 {
			return p.Refuse("%s", p.In("需要一个文件", "one file is wanted"))
		}
		data, err := os.ReadFile(p.Flags.Arg(0))
		if err != nil {
			return p.Fail(err)
		}
		fmt.Fprintln(p.Out, bytes.Count(data, []byte("\n")))
		return p.End(command.Clean)
	}
	fmt.Println(run(context.Background(), []string{"-lang", "en", "none\x1b[2J.txt"}, os.Stdout, os.Stdout))
	// Output:
	// count: open none\u001b[2J.txt: no such file or directory
	// 2
}

func program(t *testing.T, out io.Writer) (*command.Program, *strings.Builder) {
	t.Helper()
	var err strings.Builder
	p := command.New("probe", "[-lang zh|en] FILE", out, &err)
	p.TakesLanguage()
	return p, &err
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status command.Status
		done   bool
		lang   language.Tag
		told   string
	}{
		{nil, command.Clean, false, language.Chinese, ""},
		{[]string{"-lang", "en"}, command.Clean, false, language.English, ""},
		{[]string{"-lang", "zh", "x"}, command.Clean, false, language.Chinese, ""},
		{[]string{"-h"}, command.Clean, true, language.Chinese, "exit status: 0 no error found"},
		{[]string{"-lang", "fr"}, command.Failed, true, language.Chinese, "it is zh or en"},
		{[]string{"-no\x1b[2J"}, command.Failed, true, language.Chinese, `usage: probe [-lang zh|en] FILE`},
	} {
		p, told := program(t, io.Discard)
		status, done := p.Parse(test.args)
		if status != test.status || done != test.done || p.Lang != test.lang || !strings.Contains(told.String(), test.told) || (test.told == "") != (told.Len() == 0) {
			t.Errorf("%q: %d %v %v %q", test.args, status, done, p.Lang, told)
		}
		if strings.Contains(told.String(), "\x1b") {
			t.Errorf("%q: an escape passes: %q", test.args, told)
		}
	}
}

func TestRefuseTellsHowItShouldBe(t *testing.T) {
	p, told := program(t, io.Discard)
	if status := p.Refuse("one FILE, not %q", "\n"); status != command.Failed || !strings.HasPrefix(told.String(), "probe: one FILE, not \"\\n\"\nusage: probe [-lang zh|en] FILE\n") {
		t.Errorf("%d %q", status, told)
	}
}

func TestFail(t *testing.T) {
	for _, test := range []struct {
		err    error
		tag    language.Tag
		status command.Status
		told   string
	}{
		{errors.New("disk\nfull"), language.Chinese, command.Failed, `probe: disk\nfull` + "\n"},
		{&read.Error{Name: "a\x1b.txt", Err: read.ErrEmpty}, language.Chinese, command.Failed, `probe: a\u001b.txt：文件是空的` + "\n"},
		{&read.Error{Err: read.ErrEmpty}, language.English, command.Failed, "probe: the file is empty\n"},
		{fmt.Errorf("reading: %w", context.Canceled), language.English, command.Interrupted, "probe: interrupted\n"},
		{context.Canceled, language.Chinese, command.Interrupted, "probe: 已中断\n"},
	} {
		p, told := program(t, io.Discard)
		p.Lang = test.tag
		if status := p.Fail(test.err); status != test.status || told.String() != test.told {
			t.Errorf("%v: %d %q, want %q", test.err, status, told, test.told)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWhatIsNotPrintedIsAFailure(t *testing.T) {
	p, told := program(t, full{})
	fmt.Fprintln(p.Out, "found nothing")
	if status := p.End(command.Clean); status != command.Failed || !strings.Contains(told.String(), "no space left") {
		t.Errorf("%d %q", status, told)
	}
	if p, told := program(t, io.Discard); p.End(command.Errors) != command.Errors || told.Len() > 0 {
		t.Error(told)
	}
}

func TestRead(t *testing.T) {
	const whole = "../../check/testdata/report-2021.txt"
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for name, test := range map[string]struct{ content, zh, en string }{
		"notes.txt": {"会议纪要", "没有", "no table and no section"},
		"cut.txt":   {string(text[:bytes.Index(text, []byte("三、收到和处理"))+1200]), "中断", "breaks off"},
		"empty.txt": {"", "文件是空的", "the file is empty"},
	} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(test.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := command.Read(t.Context(), file)
		var failed *read.Error
		if !errors.As(err, &failed) || failed.Name != file {
			t.Fatalf("%s: %v", name, err)
		}
		zh, en := command.Reason(err, language.Chinese), command.Reason(err, language.English)
		if !strings.HasPrefix(zh, file+"：") || !strings.HasPrefix(en, file+": ") || !strings.Contains(en, test.en) {
			t.Errorf("%s: %q, %q", name, zh, en)
		}
	}
	if reading, err := command.Read(t.Context(), whole); err != nil || reading.Report.Year != 2021 {
		t.Error(err)
	}
}

func TestTally(t *testing.T) {
	wrong := govinfo.Zero(govinfo.Edition2021)
	wrong.Disputes.Reconsideration.Upheld = govinfo.N(3)
	for _, test := range []struct {
		name     string
		outcomes []command.Outcome
		status   command.Status
		zh, en   string
	}{
		{"nothing", nil, command.Clean, "共 0 份报告：0 份未发现问题，0 份无法读取；0 处错误，0 处警告，0 处提示\n", "0 reports: 0 without finding, 0 unreadable; 0 errors, 0 warnings, 0 notes\n"},
		{"warnings and unread cells", []command.Outcome{{}, {Warnings: 2}, {Unread: 3}}, command.Clean,
			"共 3 份报告：1 份未发现问题，0 份无法读取；0 处错误，2 处警告，0 处提示\n1 份报告只读取了一部分：未读取的没有核对\n",
			"3 reports: 1 without finding, 0 unreadable; 0 errors, 2 warnings, 0 notes\n1 reports read in part only: what was not read is not checked\n"},
		{"errors", []command.Outcome{{Errors: 1, Notes: 4}}, command.Errors, "", ""},
		{"a failure is more than an error", []command.Outcome{{Errors: 1}, {Failed: true}, {}}, command.Failed, "", ""},
		{"a fault is a failure", []command.Outcome{command.OutcomeOf(validate.Check(validate.Filing{}))}, command.Failed, "", ""},
		{"a wrong report", []command.Outcome{command.OutcomeOf(validate.Check(validate.Filing{Report: &wrong}))}, command.Errors, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var tally command.Tally
			for _, outcome := range test.outcomes {
				tally.Add(outcome)
			}
			var zh, en strings.Builder
			tally.Print(&zh, language.Chinese)
			tally.Print(&en, language.English)
			if tally.Status() != test.status {
				t.Errorf("status %d, want %d", tally.Status(), test.status)
			}
			if test.zh != "" && (zh.String() != test.zh || en.String() != test.en) {
				t.Errorf("%s%s", zh.String(), en.String())
			}
		})
	}
}

var hang = flag.String("hang", "", "be a program that ignores its context (`how`)")

// The test binary is started again as a program that is not moved by the end of its
// context, or is.
func TestMain(m *testing.M) {
	flag.Parse()
	if *hang == "" {
		os.Exit(m.Run())
	}
	command.Main(200*time.Millisecond, func(ctx context.Context, _ []string, stdout, _ io.Writer) command.Status {
		fmt.Fprintln(stdout, "begun")
		if *hang == "obeys" {
			<-ctx.Done()
			return command.Errors
		}
		select {}
	})
}

func TestSignalsEndAProgramAlways(t *testing.T) {
	for how, want := range map[string]int{"obeys": 1, "ignores": 3} {
		for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
			process := exec.Command(os.Args[0], "-hang", how)
			out, err := process.StdoutPipe()
			if err == nil {
				err = process.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			out.Read(make([]byte, 5)) // begun
			if err := process.Process.Signal(signal); err != nil {
				t.Skip(err) // not on this system
			}
			process.Wait()
			if got := process.ProcessState.ExitCode(); got != want {
				t.Errorf("%s, %v: status %d, want %d", how, signal, got, want)
			}
		}
	}
}

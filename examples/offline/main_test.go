package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

// The page itself is tested in a browser, by the example serve.

func TestAssemble(t *testing.T) {
	binary := bytes.Repeat([]byte("\x00asm+/=<&"), 1000)
	page, err := assemble(binary, []byte("class Go {}"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := assemble(binary, []byte("class Go {}"))
	if err != nil || !bytes.Equal(page, again) {
		t.Errorf("the same program gives another page (%v)", err)
	}
	text := string(page)
	nonce := regexp.MustCompile(`script-src 'nonce-([\w-]+)' 'wasm-unsafe-eval'`).FindStringSubmatch(text)
	if nonce == nil || strings.Count(text, `<script nonce="`+nonce[1]+`"`) != 3 || strings.Count(text, "<script") != 3 {
		t.Fatalf("the scripts and the policy don't name the same word")
	}
	packed := regexp.MustCompile(`(?s)id="program">(.*?)</script>`).FindStringSubmatch(text)
	data, err := base64.StdEncoding.DecodeString(packed[1])
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(unpacked)
	if err != nil || !bytes.Equal(got, binary) {
		t.Errorf("the program is not the same in the page (%v)", err)
	}
	if other, err := assemble(append(binary, 1), nil); err != nil || bytes.Contains(other, []byte(nonce[1])) {
		t.Errorf("another program has the same word (%v)", err)
	}
}

func TestWriteIsWholeOrNot(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := write(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "new" {
		t.Errorf("%q, %v", got, err)
	}
	if err := write(filepath.Join(t.TempDir(), "missing", "page.html"), nil); err == nil {
		t.Error("written into a folder that is not there")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(name), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		args []string
		want command.Status
	}{{[]string{"-h"}, command.Clean}, {[]string{"x"}, command.Failed}, {[]string{"-nothing"}, command.Failed}} {
		if got := run(context.Background(), test.args, io.Discard, io.Discard); got != test.want {
			t.Errorf("%v: exit %d, want %d", test.args, got, test.want)
		}
	}
}

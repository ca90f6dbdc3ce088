// Command offline writes the page of the example serve as one HTML file that needs no
// server: the library runs in the browser as WebAssembly, and nothing leaves the
// machine.
//
//	go run ./examples/offline [-o FILE]
//
// The file is opened from a disk or a memory stick. Reports of all formats are read,
// checked, corrected, printed and downloaded in it. Its policy forbids it to connect
// to anything. Exit status: 0 written, 2 it could not be built or written, or the usage is
// wrong, 3 interrupted.
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/template"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/outfile"
)

// program is what is built for the browser.
const program = "github.com/openxxgk/annualreport/examples/serve"

//go:embed page.html
var pageSource string

//go:embed start.js
var startScript string

func main() { command.Main(5*time.Second, run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("offline", "[-o FILE]", stdout, stderr)
	name := p.Flags.String("o", "annualreport.html", "the `file` that is written")
	if status, done := p.Parse(args); done {
		return status
	}
	if p.Flags.NArg() > 0 {
		return p.Refuse("%q: the command takes no arguments", p.Flags.Arg(0))
	}
	page, err := build(ctx)
	if err == nil {
		err = write(*name, page)
	}
	if err != nil {
		return p.Fail(err)
	}
	fmt.Fprintf(p.Out, "%s (%.1f MB)\n", *name, float64(len(page))/1e6)
	return p.End(command.Clean)
}

// write writes the file at once or not at all.
func write(name string, data []byte) error {
	return outfile.Replace(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// build returns the page.
func build(ctx context.Context) ([]byte, error) {
	binary, err := compile(ctx)
	if err != nil {
		return nil, err
	}
	support, err := supportScript(ctx)
	if err != nil {
		return nil, err
	}
	return assemble(binary, support)
}

// compile builds the program for the browser.
func compile(ctx context.Context) ([]byte, error) {
	folder, err := os.MkdirTemp("", "offline")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	name := filepath.Join(folder, "page.wasm")
	command := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, program)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return os.ReadFile(name)
}

// supportScript returns the script by which WebAssembly of this Go version starts.
func supportScript(ctx context.Context) ([]byte, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "lib", "wasm", "wasm_exec.js"))
}

// assemble puts the program into the page. The same program gives the same page.
func assemble(binary, support []byte) ([]byte, error) {
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := writer.Write(binary); err != nil {
		return nil, err
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	source, err := template.New("page").Parse(pageSource)
	if err != nil {
		return nil, err
	}
	// Nothing of it is anybody else's text, so nothing is escaped. Only scripts with this word run. It is new for every program, and stands in no
	// report.
	sum := sha256.Sum256(packed.Bytes())
	var page bytes.Buffer
	err = source.Execute(&page, struct {
		Nonce, Support, Script, Program string
	}{
		base64.RawURLEncoding.EncodeToString(sum[:]),
		string(support), startScript,
		base64.StdEncoding.EncodeToString(packed.Bytes()),
	})
	return page.Bytes(), err
}

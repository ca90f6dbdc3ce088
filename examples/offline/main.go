// Command offline writes the page of the example serve as one HTML file that needs no
// server: the library runs in the browser as WebAssembly, and nothing leaves the
// machine.
//
//	go run ./examples/offline [-o FILE]
//
// The file is opened from a disk or a memory stick. Reports of all formats are read,
// checked, corrected, printed and downloaded in it. Its policy forbids it to connect
// to anything. Exit 0: written; 1: it could not be built or written; 2: wrong usage.
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"text/template"
)

const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// program is what is built for the browser.
const program = "github.com/openxxgk/annualreport/examples/serve"

//go:embed page.html
var pageSource string

//go:embed start.js
var startScript string

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("offline", flag.ContinueOnError)
	flags.SetOutput(stderr)
	name := flags.String("o", "annualreport.html", "the `file` that is written")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitDone
		}
		return exitUsage
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "offline: %q: the command takes no arguments\n", flags.Arg(0))
		return exitUsage
	}
	page, err := build(ctx)
	if err == nil {
		err = write(*name, page)
	}
	if err != nil {
		fmt.Fprintln(stderr, "offline:", err)
		return exitFailed
	}
	fmt.Fprintf(stdout, "%s (%.1f MB)\n", *name, float64(len(page))/1e6)
	return exitDone
}

// write writes the file at once or not at all.
func write(name string, data []byte) error {
	aside, err := os.CreateTemp(filepath.Dir(name), ".offline-*.html")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(aside.Name()) }() // it is renamed where all went well
	if _, err = aside.Write(data); err == nil {
		err = aside.Chmod(0o644)
	}
	if closed := aside.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(aside.Name(), name)
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

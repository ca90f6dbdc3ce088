// Command customrender answers the question: how do I write a report in a format
// of my own? It holds two renderers, each a function over the blocks of a
// document, and prints a report with one of them.
//
//	go run ./examples/customrender [-format csv|message] [FILE]
//
// csv lists every figure with its address and its label; message is a summary for
// a message app. FILE is anything that package read knows; without it the report
// in testdata is printed.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/render"
)

//go:embed testdata/report.json
var sample []byte

// renderer is what a format comes down to.
type renderer func(w io.Writer, doc *document.Document) error

func main() {
	format := flag.String("format", "message", "`csv` or message")
	flag.Parse()
	if err := run(os.Stdout, *format, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "customrender:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, format, file string) error {
	renderers := map[string]renderer{"csv": writeCSV, "message": writeMessage}
	write, known := renderers[format]
	if !known {
		return fmt.Errorf("no format %q", format)
	}
	reading, err := open(file)
	if err != nil {
		return err
	}
	return write(w, render.Compose(&reading.Report))
}

func open(file string) (*read.Reading, error) {
	if file == "" {
		return read.Bytes(sample)
	}
	return read.File(file)
}

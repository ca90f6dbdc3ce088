// Command compare answers the question: what changed against last year? It prints
// a web page with two reports side by side and the changed figures marked.
//
//	go run ./examples/compare [LAST THIS] > page.html
//
// LAST and THIS are anything that package read knows; without them two sample
// reports are compared.
package main

import (
	_ "embed"
	"fmt"
	"io"
	"os"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
)

//go:embed testdata/2022.json
var sampleLast []byte

//go:embed testdata/2023.json
var sampleThis []byte

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, files []string) error {
	var last, this *read.Reading
	var err error
	switch len(files) {
	case 0:
		if last, err = read.Bytes(sampleLast); err == nil {
			this, err = read.Bytes(sampleThis)
		}
	case 2:
		if last, err = read.File(files[0]); err == nil {
			this, err = read.File(files[1])
		}
	default:
		err = fmt.Errorf("two files are wanted, not %d", len(files))
	}
	if err != nil {
		return err
	}
	return writePage(w, &last.Report, &this.Report, govinfo.Diff(&last.Report, &this.Report))
}

// Command compare answers the question: what changed against last year? It prints
// a web page with a list of all changes (identity, figures with difference and
// percentage, passages of text) and below it the two reports side by side, with the
// changed figures marked.
//
//	go run ./examples/compare [-lang zh|en] [LAST THIS] > page.html
//
// LAST and THIS are anything that package read knows; without them two sample
// reports are compared. A figure that could not be read is told as such: that is
// neither a blank nor a change of the organ's.
//
// Exit status: 0, or 2 if a file could not be read or the page not be written, 3
// interrupted.
package main

import (
	"context"
	_ "embed"
	"io"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo/read"
)

//go:embed testdata/2022.json
var sampleLast []byte

//go:embed testdata/2023.json
var sampleThis []byte

func main() { command.Main(5*time.Second, run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("compare", "[-lang zh|en] [LAST THIS] > page.html", stdout, stderr)
	p.TakesLanguage()
	if status, done := p.Parse(args); done {
		return status
	}
	files := p.Flags.Args()
	if len(files) != 0 && len(files) != 2 {
		return p.Refuse(p.In("需要两个文件，而不是 %d 个", "two files are wanted, not %d"), len(files))
	}
	last, this, err := open(ctx, files)
	if err != nil {
		return p.Fail(err)
	}
	if err := writePage(p.Out, last, this, p.Lang); err != nil {
		return p.Fail(err)
	}
	return p.End(command.Clean)
}

// open reads the two files, or the samples where there are none.
func open(ctx context.Context, files []string) (last, this *read.Reading, err error) {
	if len(files) == 0 {
		if last, err = read.Bytes(sampleLast); err == nil {
			this, err = read.Bytes(sampleThis)
		}
		return last, this, err
	}
	if last, err = command.Read(ctx, files[0]); err == nil {
		this, err = command.Read(ctx, files[1])
	}
	return last, this, err
}

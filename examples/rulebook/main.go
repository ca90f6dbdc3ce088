// Command rulebook writes the statutory catalogue as static HTML: a page a rule, with
// its text, basis, formula and validity, what it needs, and the cases in which it fires
// and stays silent, and an index by topic. Chinese comes first, English below.
//
//	go run ./examples/rulebook [-lang en] [-cases DIR] [-o DIR]
//
// The cases are the files of validate/testdata/cases. The pages need no server and no
// script. Files of their names in the folder are overwritten; nothing else is touched.
//
// Exit status: 0 written, 2 cases could not be read or pages not be written,
// 3 interrupted.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/validate"
)

func main() { command.Main(5*time.Second, run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("rulebook", "[-lang en] [-cases DIR] [-o DIR]", stdout, stderr)
	p.TakesLanguage()
	cases := p.Flags.String("cases", "validate/testdata/cases", "the `DIR` that holds the cases of the rules")
	folder := p.Flags.String("o", "rulebook", "the `DIR` that the pages are written to; it is made where it is not there")
	if status, done := p.Parse(args); done {
		return status
	}
	if p.Flags.NArg() > 0 {
		return p.Refuse(p.In("多余的参数 %q", "%q is one argument too many"), p.Flags.Arg(0))
	}
	known, err := readCases(os.DirFS(*cases))
	if err != nil {
		return p.Fail(err)
	}
	files, err := pages(validate.Rules(), known)
	if err != nil {
		return p.Fail(err)
	}
	if err := write(ctx, *folder, files); err != nil {
		return p.Fail(err)
	}
	fmt.Fprintf(p.Out, p.In("%d 个文件，入口：%s\n", "%d files; begin at %s\n"), len(files), filepath.Join(*folder, indexName))
	return p.End(command.Clean)
}

// file is a file of the rulebook.
type file struct {
	name string
	data []byte
}

// write writes the files in their order: the index is the last, so that where it is new
// all pages that it names are there.
func write(ctx context.Context, folder string, files []file) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx/annotate"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/triage"
	"golang.org/x/text/language"
)

// record is what is kept of a file from run to run, under the hash of all that it
// follows from.
type record struct {
	ID     string // the hash; pages and notices are named by it
	Read   string // the hash of what was read, without what it was checked by
	File   string
	Failed string // why it could not be read; else ""
	Word   bool   // it is a Word file, of which a repaired one was written
	Report *govinfo.Report
	Unread []govinfo.Ref
	Errors int
	Items  []item

	count int // of Items, where these were dropped
}

// item is something to mend.
type item struct {
	Rule, Place, Text, Basis string
	Error                    bool
}

// version is part of every hash: records of an older program are not taken.
const version = "collect 1"

var zh = language.Chinese

// load returns the record of a file, made anew if nothing is kept. prior is the organ's
// report on the year before, if its organ is known.
func (c *collection) load(ctx context.Context, name string, prior func(organ, file string) *govinfo.Report) (*record, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > read.MaxBytes {
		return &record{ID: hash([]byte(name)), File: name, Failed: fmt.Sprintf("文件超过 %d MB", read.MaxBytes>>20)}, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	reading, err := c.reading(ctx, name, data)
	if err != nil || prior == nil || reading.Failed != "" {
		return reading, err
	}
	organ := c.match.organ(reading.Report.Agency.Name, name)
	return c.check(data, reading, prior(organ, name))
}

// reading returns what was read of a file, without what a check finds.
func (c *collection) reading(ctx context.Context, name string, data []byte) (*record, error) {
	id := hash([]byte(version), data)
	r := &record{}
	if c.restore(id, r) {
		r.File = name
		return r, nil
	}
	*r = record{ID: id, File: name}
	reading, err := read.Options{}.Bytes(ctx, data)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil {
		err = reading.Err()
	}
	if err != nil {
		r.Failed = command.Reason(err, zh)
		return r, c.keep(id, r)
	}
	r.Report, r.Unread, r.Word = &reading.Report, reading.Unread, reading.Format == read.FormatWord
	return r, c.keep(id, r)
}

// check returns the record of a report that was read, with what a check finds, and
// writes its page and the repaired file.
func (c *collection) check(data []byte, read *record, prior *govinfo.Report) (*record, error) {
	before, err := json.Marshal(prior)
	if err != nil {
		return nil, err
	}
	id := hash([]byte(version), data, before, []byte(c.rules.Mark))
	r := &record{}
	if _, err := os.Stat(filepath.Join(c.out, "reports", id+".html")); err == nil && c.restore(id, r) {
		r.File = read.File
		return r, nil
	}
	*r = *read
	r.ID, r.Read = id, read.ID
	result := c.engine.Check(validate.Filing{Report: r.Report, Prior: prior, Unread: r.Unread})
	r.Errors = result.Count(severity.Error)
	for _, e := range triage.Of(result.Findings) {
		rule, _ := e.Findings[0].OfRule()
		r.Items = append(r.Items, item{string(e.Rule()), e.Place(zh), e.Text(zh), rule.Basis.In(zh), e.Severity() == severity.Error})
	}
	if location := result.Locate(); len(location.Suspects) == 1 && !location.Exhausted {
		for _, cell := range location.Suspects[0].Cells {
			r.Items = append(r.Items, item{"改正", govinfo.Label(cell.Ref), "填报 " + shown(cell.Got) + "，改为 " + shown(cell.Want) + " 后各合计关系全部成立", "", true})
		}
	}
	page := render.HTML{Marks: findingmarks.Of(result, zh)}.Append(nil, render.Compose(r.Report))
	if err := c.write("reports/"+id+".html", page); err != nil {
		return nil, err
	}
	if r.Word && len(r.Items) > 0 {
		var repaired bytes.Buffer
		notes := annotate.Findings(result, r.Report, zh)
		if _, err := (annotate.Writer{Notes: notes, Author: "政务公开办公室"}).Render(&repaired, data); err != nil {
			r.Word = false // the file stays as it is; the notice tells all
		} else if err := c.write("repaired/"+id+".docx", repaired.Bytes()); err != nil {
			return nil, err
		}
	}
	return r, c.keep(id, r)
}

// shown is a figure in a sentence.
func shown(value govinfo.Value) string {
	if value == nil || value.IsBlank() {
		return "空白"
	}
	return value.String()
}

func hash(parts ...[]byte) string {
	h := sha256.New()
	for _, part := range parts {
		sum := sha256.Sum256(part)
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

func (c *collection) restore(id string, to any) bool {
	data, err := os.ReadFile(filepath.Join(c.out, "state", id+".json"))
	return err == nil && json.Unmarshal(data, to) == nil
}

func (c *collection) keep(id string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return c.write("state/"+id+".json", data)
}

// write writes a file whole or not at all.
func (c *collection) write(name string, data []byte) error {
	name = filepath.Join(c.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	_, err = temporary.Write(data)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), name)
	}
	if err != nil {
		_ = os.Remove(temporary.Name())
	}
	return err
}

// filesIn returns the files of a folder in order, without hidden ones, and without those
// below the folder that is written to.
func filesIn(folder, without string) ([]string, error) {
	without, err := filepath.Abs(without)
	if err != nil {
		return nil, err
	}
	var files []string
	err = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if absolute, _ := filepath.Abs(name); absolute == without || name != folder && entry.Name()[0] == '.' {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.Type().IsRegular() {
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

package read

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/internal/lang"
	"golang.org/x/text/language"
)

// LimitError is the error of a file that exceeds a limit.
type LimitError = document.LimitError

// ErrEmpty says that a file has no content.
var ErrEmpty = errors.New("the file is empty")

// ErrNoSource says that the source to read from, or the context, is nil.
var ErrNoSource = errors.New("nothing to read from was given, but nil")

// Error is the error of all functions here: which file it is about, and why it
// cannot be read. Err is a [*FormatError], [ErrEmpty], a [*LimitError], one
// or more [*govinfo.DecodeError], an error of the
// operating system, the cause of a context's end, or what a front end says of a
// damaged file.
type Error struct {
	Name string // of the file; "" for bytes without a name
	Err  error
}

func (e *Error) Error() string {
	if e.Name == "" {
		return fmt.Sprintf("read: %v", e.Err)
	}
	return fmt.Sprintf("read: %s: %v", e.Name, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Message returns why the file cannot be read as one sentence for people, without
// the file's name and a full stop, in Chinese or English, whichever is nearer to
// the language asked for. What a damaged file is found out by is in English in both.
func (e *Error) Message(tag language.Tag) string {
	var (
		format *FormatError
		limit  *LimitError
		decode *govinfo.DecodeError
	)
	english := lang.English(tag)
	switch {
	case errors.As(e.Err, &format):
		return format.Message(tag)
	case english && (errors.As(e.Err, &limit) || errors.As(e.Err, &decode) || errors.Is(e.Err, ErrEmpty)):
		return e.Err.Error()
	case errors.As(e.Err, &limit):
		return fmt.Sprintf("文件超出限制：%s不得多于 %d", quantityZH(limit.Quantity), limit.Max)
	case errors.As(e.Err, &decode):
		return "报告数据有误：" + strings.TrimPrefix(e.Err.Error(), "govinfo: ")
	case errors.Is(e.Err, ErrEmpty):
		return "文件是空的"
	case errors.Is(e.Err, context.Canceled), errors.Is(e.Err, context.DeadlineExceeded):
		return either(english, "the reading was ended before it was finished", "读取未完成即被中止")
	case errors.Is(e.Err, fs.ErrNotExist):
		return either(english, "there is no such file", "没有这个文件")
	}
	return either(english, "the file cannot be read: ", "文件无法读取：") + e.Err.Error()
}

func either(english bool, en, zh string) string {
	if english {
		return en
	}
	return zh
}

// quantityZH names a quantity in Chinese.
func quantityZH(q document.Quantity) string {
	switch q {
	case document.QuantityBytes:
		return "文件字节数"
	case document.QuantityUnpacked:
		return "解压后的字节数"
	case document.QuantityParts:
		return "包内文件数"
	case document.QuantityText:
		return "文字字节数"
	case document.QuantityNumber:
		return "一级编号格式的字数"
	case document.QuantityTables:
		return "表格数"
	case document.QuantityCells:
		return "单元格数"
	case document.QuantityPlaces:
		return "一个表格的格数"
	case document.QuantityNesting:
		return "嵌套层数"
	case document.QuantityTag:
		return "一个标记的字节数"
	case document.QuantityLines:
		return "行数"
	case document.QuantityPages:
		return "页数"
	case document.QuantityObjects:
		return "对象数"
	case document.QuantityGlyphs:
		return "字符数"
	}
	return string(q)
}

// FormatError says that a file is of a format that is not read, or in a state in
// which none is.
type FormatError struct {
	Format Format
	Err    error // the cause, or nil
}

func (e *FormatError) Error() string { return e.Message(language.English) }

func (e *FormatError) Unwrap() error { return e.Err }

// Message says what the file is and what to do with it, in one sentence without a
// full stop, in Chinese or English, whichever is nearer to the language asked for.
func (e *FormatError) Message(tag language.Tag) string {
	name, advice := e.Format.Name(tag), e.Format.Advice(tag)
	switch {
	case lang.English(tag) && strings.ContainsRune("AEIOUaeiou", rune(name[0])):
		return fmt.Sprintf("the file is an %s; %s", name, advice)
	case lang.English(tag):
		return fmt.Sprintf("the file is a %s; %s", name, advice)
	case name[0] < 0x80: // Latin letters have a space before them
		return fmt.Sprintf("这是 %s，无法读取；%s", name, advice)
	}
	return fmt.Sprintf("这是%s，无法读取；%s", name, advice)
}

// Name names a format in Chinese or English, whichever is nearer to the language
// asked for: "Word 文件（.docx）", "Word document (.docx)".
func (f Format) Name(tag language.Tag) string { return f.words(tag).name }

// Advice says what to do with a file of the format that cannot be read.
func (f Format) Advice(tag language.Tag) string { return f.words(tag).advice }

func (f Format) words(tag language.Tag) words {
	for i := range frontEnds {
		if frontEnds[i].format == f {
			if lang.English(tag) {
				return frontEnds[i].en
			}
			return frontEnds[i].zh
		}
	}
	return words{name: "“" + string(f) + "”"}
}

// explain replaces what a front end says of a file that is of no format it knows
// by what the file is and what to do.
func (f *frontEnd) explain(err error) error {
	for _, r := range f.refusals {
		if errors.Is(err, r.err) {
			return &FormatError{Format: r.format, Err: err}
		}
	}
	var binary *encoding.BinaryError
	switch {
	case errors.Is(err, document.ErrEncrypted):
		return &FormatError{Format: FormatEncrypted, Err: err}
	case errors.As(err, &binary):
		return &FormatError{Format: FormatBinary, Err: err}
	}
	return err
}

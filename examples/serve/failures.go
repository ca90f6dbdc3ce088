package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
)

// failures are the sentences that answer what cannot be done.
type failures struct {
	host, origin, internal, busy  string
	empty, noReport, large, limit string
	json, form, format, damaged   string
	unreadable, unreadKind        string
	kinds                         map[read.Kind]kindWords      // nil: as package read says it
	quantities                    map[document.Quantity]string // nil: as package document says it
}

// kindWords name a kind of file, and what to do with one.
type kindWords struct{ name, advice string }

const (
	saveAsWord = "请打开后另存为 .docx 再试"
	takeSource = "请改用生成它的网页或 Word 文件"
)

var kindsChinese = map[read.Kind]kindWords{
	read.KindPDF:         {" PDF 文件", takeSource},
	read.KindOldWord:     {"旧版 Word 或 WPS 文件（.doc、.wps）", saveAsWord},
	read.KindOldExcel:    {"旧版 Excel 文件（.xls）", "请把表格另存为网页再试"},
	read.KindOldOffice:   {"旧版 Office 文件", saveAsWord},
	read.KindEncrypted:   {"加了密码的文件", "请先去掉密码"},
	read.KindSpreadsheet: {" Excel 文件（.xlsx）", "请把表格另存为网页再试"},
	read.KindSlides:      {" PowerPoint 文件（.pptx）", takeSource},
	read.KindOFD:         {" OFD 文件", takeSource},
	read.KindOpenOffice:  {" OpenDocument 文件（.odt、.ods）", saveAsWord},
	read.KindRTF:         {" RTF 文件", saveAsWord},
	read.KindWordXML:     {"单个 XML 的 Word 文件", saveAsWord},
	read.KindWebArchive:  {"网页存档（.mht）", "请把网页另存为 HTML"},
	read.KindImage:       {"图片", "图片中的数字无法读取"},
	read.KindZip:         {" ZIP 压缩包", "请先解压"},
	read.KindArchive:     {"压缩包", "请先解压"},
	read.KindDamaged:     {"损坏或不完整的文件", "请重新获取"},
	read.KindBinary:      {"无法识别的二进制文件", "可读取网页、.docx、文本和本程序下载的 JSON"},
}

var quantitiesChinese = map[document.Quantity]string{
	document.QuantityBytes:    "文件字节数",
	document.QuantityUnpacked: "解压后的字节数",
	document.QuantityTables:   "表格数",
	document.QuantityCells:    "单元格数",
	document.QuantityPlaces:   "一个表格的格数",
	document.QuantityNesting:  "嵌套层数",
	document.QuantityTag:      "一个标记的字节数",
}

// explain returns the status that answers an error, and a sentence for people.
func (w *wording) explain(err error) (status int, sentence string) {
	say := w.failures
	var (
		tooLarge   *http.MaxBytesError
		limit      *read.LimitError
		kind       *read.FormatError
		decode     *govinfo.DecodeError
		form       *formError
		unreadable *unreadableError
		unread     *read.Error
	)
	switch {
	case errors.Is(err, errBusy):
		return http.StatusServiceUnavailable, say.busy
	case errors.Is(err, context.Canceled):
		return http.StatusRequestTimeout, say.busy // nobody is there to read it
	case errors.As(err, &tooLarge), errors.Is(err, errReportLarge):
		return http.StatusRequestEntityTooLarge, say.large
	case errors.As(err, &form):
		return http.StatusBadRequest, say.form
	case errors.As(err, &unreadable):
		return http.StatusUnprocessableEntity, fmt.Sprintf(say.unreadable, govinfo.Label(unreadable.ref), w.unreadable(unreadable.unreadable))
	case errors.Is(err, errUnknownFormat):
		return http.StatusBadRequest, say.format
	case errors.Is(err, read.ErrEmpty):
		return http.StatusUnprocessableEntity, say.empty
	case errors.Is(err, errNoReport):
		return http.StatusUnprocessableEntity, say.noReport
	case errors.As(err, &limit):
		return http.StatusRequestEntityTooLarge, fmt.Sprintf(say.limit, cmp.Or(say.quantities[limit.Quantity], string(limit.Quantity)), limit.Max)
	case errors.As(err, &kind):
		return http.StatusUnsupportedMediaType, say.kind(kind)
	case errors.As(err, &decode):
		return http.StatusUnprocessableEntity, fmt.Sprintf(say.json, strings.TrimPrefix(decode.Error(), "govinfo: JSON "))
	case errors.As(err, &unread):
		return http.StatusUnprocessableEntity, say.damaged
	}
	return http.StatusInternalServerError, say.internal
}

func (f failures) kind(err *read.FormatError) string {
	words, known := f.kinds[err.Kind]
	if !known {
		text := strings.TrimPrefix(err.Error(), "the file is a ")
		name, advice, _ := strings.Cut(text, "; ")
		words = kindWords{name, advice}
	}
	return fmt.Sprintf(f.unreadKind, words.name, words.advice)
}

// entryReasons say why an entry is no number.
type entryReasons struct{ fraction, exponent, long, grouping, remark, other string }

func (r entryReasons) of(err error) string {
	switch {
	case errors.Is(err, govinfo.ErrFraction):
		return r.fraction
	case errors.Is(err, govinfo.ErrExponent):
		return r.exponent
	case errors.Is(err, govinfo.ErrTooLong):
		return r.long
	case errors.Is(err, govinfo.ErrGrouping):
		return r.grouping
	case errors.Is(err, govinfo.ErrRemark):
		return r.remark
	}
	return r.other
}

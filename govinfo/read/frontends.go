package read

import (
	"errors"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/docx"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/htmldoc"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
)

// document turns the bytes of a format into a document.
func (f Format) document(data []byte) (*document.Document, error) {
	switch f {
	case FormatHTML:
		return htmldoc.Document(data)
	case FormatWord:
		return docx.Document(data)
	}
	return plain.Document(data)
}

// explain replaces what a front end says of a file that is of no format it knows
// by what the file is and what to do.
func explain(err error) error {
	var binary *encoding.BinaryError
	switch {
	case errors.Is(err, docx.ErrEncrypted):
		return &FormatError{Kind: KindEncrypted, Err: err}
	case errors.Is(err, docx.ErrNotWord):
		return &FormatError{Kind: KindZip, Err: err}
	case errors.As(err, &binary):
		return &FormatError{Kind: KindBinary, Err: err}
	}
	return err
}

package render_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/render/xlsx"
)

// A nil document was a panic in some writer's depths.
func TestNilDocumentsAreErrors(t *testing.T) {
	var out bytes.Buffer
	for _, writer := range []interface {
		Render(io.Writer, *document.Document) error
	}{render.HTML{}, render.Text{}, render.Markdown{}, docx.Writer{}, xlsx.Writer{}} {
		if err := writer.Render(&out, nil); !errors.Is(err, document.ErrNoDocument) || out.Len() > 0 {
			t.Errorf("%T: %v", writer, err)
		}
	}
}

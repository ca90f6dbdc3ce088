package output

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// JSON writes one object a line per result: the result's name as "file", and
// what [validate.ResultJSON] has.
type JSON struct {
	Language language.Tag `json:"language"`
}

type jsonLine struct {
	File string `json:"file"`
	validate.ResultJSON
}

// Render writes the results, a line each. Errors are those of w.
func (j JSON) Render(w io.Writer, checked ...Checked) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, c := range checked {
		if err := encoder.Encode(jsonLine{c.Name, c.Result.JSON(lang(j.Language))}); err != nil {
			return fmt.Errorf("output: %s: %w", c.Name, err)
		}
	}
	return nil
}

package register

import (
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
)

// Letters to third parties and other organs, of which a row may have several: those after
// the first have their number in the field, "consultations.2.sent".

const (
	letters     = "consultations."
	mostLetters = 5
)

// numberedLetters are the fields of the letters after the first.
func numberedLetters() []string {
	var fields []string
	for n := 2; n <= mostLetters; n++ {
		for _, part := range [...]string{"sent", "returned", "kind"} {
			fields = append(fields, letters+strconv.Itoa(n)+"."+part)
		}
	}
	return fields
}

// numbered returns the field of the n-th letter; "" where there are not so many.
func numbered(field string, n int) string {
	part, found := strings.CutPrefix(field, letters)
	if !found || n > mostLetters {
		return ""
	}
	return letters + strconv.Itoa(n) + "." + part
}

// letter returns the letter of a field, and its part.
func (r *record) letter(field string) (letter *ledger.Consultation, part string) {
	part, found := strings.CutPrefix(field, letters)
	if !found {
		return nil, ""
	}
	n := 1
	if number, rest, found := strings.Cut(part, "."); found {
		n, _ = strconv.Atoi(number)
		part = rest
	}
	return &r.letters[n-1], part
}

// letterDate returns where the date of a letter goes; nil for other fields.
func (r *record) letterDate(field string) *govinfo.Date {
	letter, part := r.letter(field)
	switch part {
	case "sent":
		return &letter.Sent
	case "returned":
		return &letter.Returned
	}
	return nil
}

// addLetters adds the letters that have a day, those without a kind as the headings say.
func (i *importing) addLetters(r *record) {
	for _, letter := range r.letters {
		if letter.Sent.IsZero() && letter.Returned.IsZero() {
			continue
		}
		if letter.Kind == "" {
			letter.Kind = i.letterKind
		}
		r.Consultations = append(r.Consultations, letter)
	}
}

package govinfo

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// MarshalJSON returns the report as JSON with the fixed keys, every cell of the
// tables that it follows included: a count is a number, an amount a string, a
// blank is null. Which of "proactive" and "proactive2019" is there, and whether
// "other" has the key "undivided", tells the editions. A report that has filled
// cells of both has both, the one it follows first.
func (r Report) MarshalJSON() ([]byte, error) { return r.appendJSON(nil), nil }

// appendJSON appends the JSON of [Report.MarshalJSON] to dst, on one line. Text
// that is not valid UTF-8 has its bad bytes replaced by U+FFFD.
func (r *Report) appendJSON(dst []byte) []byte {
	w := jsonWriter{dst: append(dst, '{')}
	w.key("year")
	w.dst = strconv.AppendInt(w.dst, int64(r.Year), 10)
	w.text("title", r.Title)
	w.agency(&r.Agency)
	w.text("published", r.Published.String())
	w.sections(r.Sections)
	w.narrative("overview", r.Overview)
	w.cells(r)
	w.narrative("problems", r.Problems)
	w.narrative("otherMatters", r.OtherMatters)
	return append(w.dst, '}')
}

// jsonWriter appends JSON. A comma is due wherever a value has ended.
type jsonWriter struct{ dst []byte }

func (w *jsonWriter) comma() {
	if last := w.dst[len(w.dst)-1]; last != '{' && last != '[' {
		w.dst = append(w.dst, ',')
	}
}

func (w *jsonWriter) key(key string) {
	w.comma()
	w.dst = append(w.dst, '"')
	w.dst = append(w.dst, key...)
	w.dst = append(w.dst, '"', ':')
}

// text writes a string that is there.
func (w *jsonWriter) text(key, value string) {
	if value != "" {
		w.key(key)
		w.dst = appendJSONString(w.dst, value)
	}
}

func (w *jsonWriter) agency(a *Agency) {
	if *a == (Agency{}) {
		return
	}
	w.key("agency")
	w.dst = append(w.dst, '{')
	w.text("name", a.Name)
	w.text("level", string(a.Level))
	w.text("regionCode", a.RegionCode)
	w.text("creditCode", a.CreditCode)
	if a.Contact != (Contact{}) {
		w.key("contact")
		w.dst = append(w.dst, '{')
		w.text("address", a.Contact.Address)
		w.text("postalCode", a.Contact.PostalCode)
		w.text("phone", a.Contact.Phone)
		w.text("email", a.Contact.Email)
		w.text("website", a.Contact.Website)
		w.dst = append(w.dst, '}')
	}
	w.dst = append(w.dst, '}')
}

func (w *jsonWriter) sections(titles []string) {
	if titles == nil {
		return
	}
	w.key("sections")
	w.dst = append(w.dst, '[')
	for _, title := range titles {
		w.comma()
		w.dst = appendJSONString(w.dst, title)
	}
	w.dst = append(w.dst, ']')
}

func (w *jsonWriter) narrative(key string, n Narrative) {
	if n == nil {
		return
	}
	w.key(key)
	w.dst = append(w.dst, '[')
	for _, p := range n {
		w.comma()
		w.dst = append(w.dst, '{')
		w.key("text")
		w.dst = appendJSONString(w.dst, p.Text)
		if p.Heading {
			w.key("heading")
			w.dst = append(w.dst, "true"...)
		}
		w.text("aspect", string(p.Aspect))
		w.dst = append(w.dst, '}')
	}
	w.dst = append(w.dst, ']')
}

// cells writes the cells of the report as nested objects, by closing and
// opening objects between one ref and the next.
func (w *jsonWriter) cells(r *Report) {
	paths := refPaths()
	var open []string
	for index := range r.eachCell {
		path := paths[index]
		line := path[:len(path)-1]
		shared := 0
		for shared < len(open) && shared < len(line) && open[shared] == line[shared] {
			shared++
		}
		for range len(open) - shared {
			w.dst = append(w.dst, '}')
		}
		for _, element := range line[shared:] {
			w.key(element)
			w.dst = append(w.dst, '{')
		}
		open = line
		w.key(path[len(path)-1])
		if count, amount := r.cellAt(index); amount != nil {
			w.dst = amount.appendJSON(w.dst)
		} else {
			w.dst = count.appendJSON(w.dst)
		}
	}
	for range open {
		w.dst = append(w.dst, '}')
	}
}

// refPaths returns the elements of every ref by index.
var refPaths = sync.OnceValue(func() [][]string {
	paths := make([][]string, CellCount)
	for i, ref := range allRefs() {
		paths[i] = strings.Split(string(ref), ".")
	}
	return paths
})

// appendJSONString appends text as a JSON string. Beyond what JSON demands it
// escapes <, > and &, so that the JSON may stand inside a web page, and the two
// line separators that JavaScript once refused.
func appendJSONString(dst []byte, text string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf {
			if b >= ' ' && b != '"' && b != '\\' && b != '<' && b != '>' && b != '&' {
				i++
				continue
			}
			dst = append(dst, text[start:i]...)
			switch b {
			case '"', '\\':
				dst = append(dst, '\\', b)
			case '\n':
				dst = append(dst, '\\', 'n')
			default:
				dst = append(dst, '\\', 'u', '0', '0', hex[b>>4], hex[b&15])
			}
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			dst = append(append(dst, text[start:i]...), "\uFFFD"...)
			start = i + size
		case r == '\u2028' || r == '\u2029':
			dst = append(append(dst, text[start:i]...), `\u202`...)
			dst = append(dst, hex[r&15])
			start = i + size
		}
		i += size
	}
	return append(append(dst, text[start:]...), '"')
}

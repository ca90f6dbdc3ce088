package htmldoc

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tokenizerTag reads the first tag of a text as the tokenizer has it. ok is false if
// there is none.
func tokenizerTag(text string) (raw []byte, name string, known []knownAttribute, ok bool) {
	z := html.NewTokenizer(strings.NewReader(text))
	if t := z.Next(); t != html.StartTagToken && t != html.EndTagToken {
		return nil, "", nil, false
	}
	raw = slices.Clone(z.Raw())
	tag, more := z.TagName()
	name = string(tag)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if n := nameOf(key); n != otherName {
			known = append(known, knownAttribute{n, value})
		}
	}
	return raw, name, known, true
}

// What readPlainTag reads, the tokenizer reads alike.
func checkPlainTag(t *testing.T, text string) (plain bool) {
	raw, name, known, ok := tokenizerTag(text)
	if !ok {
		return false
	}
	var s scanner
	if !s.readPlainTag(raw) {
		return false
	}
	equal := func(a, b knownAttribute) bool { return a.name == b.name && string(a.value) == string(b.value) }
	if raw[1] == '/' {
		s.known = nil // of no interest
	}
	if string(s.name) != name || !slices.EqualFunc(s.known, known, equal) {
		t.Errorf("%q: %q %q, want %q %q", raw, s.name, s.known, name, known)
	}
	return true
}

func TestPlainTags(t *testing.T) {
	for text, plain := range map[string]bool{
		`<td>`:                           true,
		`</td>`:                          true,
		`<h1>`:                           true,
		`<td colspan="2" rowspan="3">`:   true,
		`<p class="a b" style="x:y">`:    true,
		`<p data-x="<>/">`:               true,
		`<p ="">`:                        true,
		`<TD>`:                           false,
		`<td colspan=2>`:                 false,
		`<td colspan='2'>`:               false,
		`<td hidden>`:                    false,
		`<td  colspan="2">`:              false,
		`<td colspan="2"rowspan="3">`:    false,
		`<td colspan="2" colspan="3">`:   false,
		`<td colspan="2" >`:              false,
		`<p style="a&amp;b">`:            false,
		"<p style=\"a\rb\">":             false,
		"<p style=\"a\x00b\">":           false,
		`<br/>`:                          false,
		`<a href="x" lang="zh" LANG="">`: false,
	} {
		if got := checkPlainTag(t, text); got != plain {
			t.Errorf("%q is plain: %t", text, got)
		}
	}
}

func FuzzPlainTag(f *testing.F) {
	f.Add(`<td colspan="2" style="display:none" x="">`)
	f.Add(`</p lang="zh" lang="en">`)
	f.Fuzz(func(t *testing.T, text string) { checkPlainTag(t, text) })
}

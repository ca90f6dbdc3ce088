package htmldoc

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// scanned writes the tokens of a page, the texts joined and without comments.
func scanned(page string) string {
	var out strings.Builder
	s := scanner{data: []byte(page)}
	for {
		switch kind := s.next(); kind {
		case endOfPage:
			return out.String()
		case text:
			out.Write(s.content())
		case doctype:
			out.WriteString("[doctype]")
		case startTag:
			fmt.Fprintf(&out, "[%s", s.name)
			seen := map[string]bool{"": true} // of two with one name the first counts
			for i := 0; i < len(s.tail); {
				var name, value []byte
				if name, value, i = attribute(s.tail, i); !seen[string(bytes.ToLower(name))] {
					seen[string(bytes.ToLower(name))] = true
					fmt.Fprintf(&out, " %s=%q", bytes.ToLower(name), value)
				}
			}
			out.WriteByte(']')
			if classOf(tagOf(s.name)) == raw {
				s.raw = bytes.Clone(s.name)
			}
		case endTag:
			fmt.Fprintf(&out, "[/%s]", s.name)
		}
	}
}

// tokenized writes the same of the tokens of golang.org/x/net/html.
func tokenized(page string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(z.Text())
		case html.DoctypeToken:
			out.WriteString("[doctype]")
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			fmt.Fprintf(&out, "[%s", name)
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				fmt.Fprintf(&out, " %s=%q", key, value)
			}
			out.WriteByte(']')
		case html.EndTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&out, "[/%s]", name)
		}
	}
}

// TestScanner holds the scanner against the tokenizer of golang.org/x/net/html,
// on pages put together of the signs that matter to both.
func TestScanner(t *testing.T) {
	signs := strings.Fields(`< < > > / / = = " ' - -- ! ? a b C p= x="1" y='2' z=3 <!-- --> --!> <!-> <!DOCTYPE <p </p <p> </p> <td </td>
		<script> </script> </SCRIPT <style> </style> <title> </title> <textarea> </textarea </ <a/> </> 甲`)
	for seed := range uint64(600_000) {
		r := rand.New(rand.NewPCG(seed, 3))
		var s strings.Builder
		for range 2 + r.IntN(14) {
			s.WriteString(signs[r.IntN(len(signs))])
			if r.IntN(3) == 0 {
				s.WriteByte(" \n\t"[r.IntN(3)])
			}
		}
		page := s.String()
		if diff := cmp.Diff(tokenized(page), scanned(page)); diff != "" {
			t.Fatalf("seed %d: %q\n-want +got:\n%s", seed, page, diff)
		}
	}
}

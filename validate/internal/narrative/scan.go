package narrative

import (
	"strings"
	"unicode/utf8"
)

// token is a phrase, a figure or a mark of a sentence. What lies between two
// tokens is unknown text.
type token struct {
	word       word
	figure     uint8 // index of the figure
	start, end int32 // white space behind a token belongs to it
}

// The most tokens and figures of a sentence that are read. A longer sentence is
// not judged: nobody could say what its figures refer to.
const (
	maxTokens  = 224
	maxFigures = 64
)

// sentence is a sentence taken apart.
type sentence struct {
	text       string // the paragraph
	start, end int    // the sentence in it
	tokens     [maxTokens]token
	figures    [maxFigures + 1]figure // one more for that which is too many
	tokenCount int
	figureN    int
	overflow   bool
	dated      bool // a figure is a year
	present    words
}

// next reads the sentence that starts at text[from] and returns where the next
// one starts.
func (s *sentence) next(x *phraseIndex, text string, from int) int {
	s.text = text
	s.tokenCount, s.figureN, s.overflow, s.dated, s.present = 0, 0, false, false, words{}
	i := skipSpace(text, from)
	s.start, s.end = i, -1
	for i < len(text) {
		var code uint16
		size := 3
		if rest := text[i:]; len(rest) >= 3 && rest[0]&0xF0 == 0xE0 && (rest[1]^0x80)|(rest[2]^0x80) < 0x40 {
			p := &x.pages[uint(rest[0]&0x0F)<<6|uint(rest[1]&0x3F)]
			if p.acting>>(rest[2]&0x3F)&1 == 0 {
				i += 3
				continue
			}
			code = p.code(rest[2])
		} else if rest[0] < utf8.RuneSelf && !x.acts(rest[0]) {
			if i = s.readUncoded(i); s.end >= 0 {
				return i
			}
			continue
		} else {
			code, size = x.codeAt(text, i)
		}
		if x.mayStart(code, text, i+size) {
			if w, end := x.match(text, i+size, x.start(code)); end > 0 {
				i = s.add(w, i, end)
				continue
			}
		}
		if i = s.readKind(x.kinds[code], i, size); s.end >= 0 {
			return i
		}
	}
	s.end = len(text)
	return len(text)
}

// readUncoded reads a character of one byte that no phrase has; it sets s.end
// where it ends the sentence.
func (s *sentence) readUncoded(i int) int {
	switch c := s.text[i]; {
	case '0' <= c && c <= '9':
		s.figures[s.figureN].scan(s.text, i)
		return s.addFigure()
	case isSpaceByte(c):
		return s.extend(i, i+1)
	case c == '!' || c == '?' || c == '.' && endsSentence(s.text, i):
		s.end = i + 1
	}
	return i + 1
}

// readKind reads a character that means something by itself; it sets s.end where
// it ends the sentence.
func (s *sentence) readKind(kind characterKind, i, size int) int {
	switch kind {
	case sentenceEnd:
		s.end = i + size
	case titleOpening:
		return s.skipBracket(i, size, "》")
	case numberOpening:
		return s.skipBracket(i, size, "〕")
	case wideSpace:
		return s.extend(i, i+size)
	case wideDigit:
		s.figures[s.figureN].scan(s.text, i)
		return s.addFigure()
	case numeralCharacter:
		if f, ok := scanNumeral(s.text, i); ok {
			s.figures[s.figureN] = f
			return s.addFigure()
		}
	}
	return i + size
}

// endsSentence reports whether the ASCII stop at text[i] ends a sentence: it stands
// behind a Chinese character.
func endsSentence(text string, i int) bool {
	return i > 0 && text[i-1] >= utf8.RuneSelf
}

// add adds a phrase, with the part of the case that may follow it, and returns its
// end. Fillers that follow each other are one token.
func (s *sentence) add(w word, start, end int) int {
	if takesCasePart.has(w) {
		end = joinCaseParts(s.text, end)
	}
	if w == filler && s.tokenCount > 0 {
		if last := &s.tokens[s.tokenCount-1]; last.word == filler && int(last.end) == start {
			last.end = int32(end)
			return end
		}
	}
	if s.tokenCount == maxTokens {
		s.overflow = true
		return end
	}
	s.tokens[s.tokenCount] = token{word: w, start: int32(start), end: int32(end)}
	s.tokenCount++
	s.present.add(w)
	return end
}

// extend lets white space belong to the token before it.
func (s *sentence) extend(start, end int) int {
	if s.tokenCount > 0 {
		if t := &s.tokens[s.tokenCount-1]; int(t.end) == start {
			t.end = int32(end)
		}
	}
	return end
}

// skipBracket adds the text up to the closing bracket as one filler: the titles
// of laws and the numbers of documents are no figures of the report.
func (s *sentence) skipBracket(i, size int, closing string) int {
	const longest = 600
	rest := s.text[i+size : min(len(s.text), i+size+longest)]
	if length := strings.Index(rest, closing); length >= 0 {
		end := i + size + length + len(closing)
		return s.add(filler, i, end)
	}
	return i + size
}

// addFigure adds the figure that stands behind the last one.
func (s *sentence) addFigure() int {
	f := &s.figures[s.figureN]
	if s.figureN == maxFigures {
		s.overflow = true
		return f.end
	}
	if f.start-s.start >= len("第") && s.text[f.start-len("第"):f.start] == "第" {
		f.vague = true
	}
	// 3至5件, 3-5件: neither end is a figure of the report.
	if s.tokenCount > 0 && s.figureN > 0 {
		last := &s.figures[s.figureN-1]
		if gap := s.text[last.end:f.start]; len(gap) <= 6 && last.unit != unitDay && last.unit != unitYear && f.unit != unitYear && isRange(gap) {
			last.vague, f.vague = true, true
		}
	}
	if s.tokenCount < maxTokens {
		s.tokens[s.tokenCount] = token{word: figureWord, figure: uint8(s.figureN), start: int32(f.start), end: int32(f.end)}
		s.tokenCount++
		s.present.add(figureWord)
		s.dated = s.dated || f.unit == unitYear
		s.figureN++
	} else {
		s.overflow = true
	}
	return f.end
}

func isRange(gap string) bool {
	switch gap {
	case "-", "—", "——", "~", "～", "－", "–", "至", "到", "/":
		return true
	}
	return false
}

// known reports whether there is no unknown text between token a and token b,
// both of the sentence, a before b.
func (s *sentence) known(a, b int) bool {
	for ; a < b; a++ {
		if s.tokens[a].end < s.tokens[a+1].start {
			return false
		}
	}
	return true
}

// textOf returns the text of a token.
func (s *sentence) textOf(i int) string { return s.text[s.tokens[i].start:s.tokens[i].end] }

// anyText reports whether the text of a token with a word, of those from a up to, not
// including, b, passes a test.
func (s *sentence) anyText(a, b int, w word, test func(text string) bool) bool {
	for i := a; i < b; i++ {
		if s.tokens[i].word == w && test(s.textOf(i)) {
			return true
		}
	}
	return false
}

// set returns the words of the tokens from a up to, not including, b.
func (s *sentence) set(a, b int) words {
	var set words
	for i := range s.tokens[a:b] {
		set.add(s.tokens[a+i].word)
	}
	return set
}

// isSeparator reports whether a word is a mark that ends a clause.
func isSeparator(w word) bool { return w >= comma && w <= closing }

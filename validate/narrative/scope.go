package narrative

import (
	"strings"
	"unicode/utf8"
)

// scope tells whether figures are known to have the scope of the tables. Figures
// of an unclear scope (全市, 代表市政府, another organ) that contradict the tables are
// held back to the end of their sentence: if enough figures of the same scope have
// agreed with the tables to the unit until then, the scope is that of the tables
// and the others are reported, or else they are forgotten.
type scope struct {
	unclear     bool
	agreements  int
	significant int
	held        [12]contradiction
	heldCount   int
}

// agreed notes a figure that agrees with the tables. Small figures prove little:
// any two scopes may share a 3.
func (s *scope) agreed(n int64) {
	switch {
	case n >= 100:
		s.agreements++
		s.significant += 2
	case n >= 10:
		s.agreements++
		s.significant++
	}
}

func (s *scope) hold(d contradiction) {
	if s.heldCount < len(s.held) {
		s.held[s.heldCount] = d
		s.heldCount++
	}
}

// setScope ends the scope before it and starts another.
func (r *reader) setScope(unclear bool) {
	r.release()
	r.scope.unclear, r.scope.agreements, r.scope.significant = unclear, 0, 0
}

// release reports what the sentence has held back, or forgets it.
func (r *reader) release() {
	s := &r.scope
	if s.significant >= 2 && s.agreements >= s.heldCount {
		for _, d := range s.held[:s.heldCount] {
			r.emit(d)
		}
	}
	s.heldCount = 0
}

type edge uint8

const (
	edgeClear   edge = iota // nothing unknown before the phrase
	edgeOrgan               // an organ that is the one that reports
	edgeOther               // another organ, or one that cannot be told
	edgeUnknown             // unknown text qualifies the phrase
)

// edgeBefore looks at what stands before token k in its clause, which starts
// with token from: known phrases, then the clause's start, an organ's name, or
// unknown text.
func (r *reader) edgeBefore(from, k int) edge {
	s := &r.s
	for k > from && s.tokens[k-1].end == s.tokens[k].start {
		k--
	}
	lower := s.start
	if k > 0 {
		lower = int(s.tokens[k-1].end)
	}
	run := strings.TrimSpace(s.text[lower:s.tokens[k].start])
	if run == "" {
		return edgeClear
	}
	return r.organ(run)
}

// organ tells whether unknown text names the organ that reports.
func (r *reader) organ(run string) edge {
	last, size := utf8.DecodeLastRuneInString(run)
	if !strings.ContainsRune("局厅委办镇乡处院所站会馆队校司室府心道位门关团社县区市省州旗", last) {
		return edgeUnknown
	}
	switch last {
	case '心':
		if !strings.HasSuffix(run, "中心") {
			return edgeUnknown
		}
	case '道':
		if !strings.HasSuffix(run, "街道") {
			return edgeUnknown
		}
	case '县', '区', '市', '省', '州', '旗', '位', '门', '关':
		return edgeOther
	}
	if len(run) == size {
		return edgeOther
	}
	name, title := r.report.Agency.Name, r.report.Title
	if name == "" && title == "" {
		if r.namedOrgan == "" {
			r.namedOrgan = run
		}
		if r.namedOrgan == run {
			return edgeOrgan
		}
		return edgeOther
	}
	if names(name, run) || names(title, run) || len(name) >= 4*len("局") && strings.Contains(run, name) {
		return edgeOrgan
	}
	return edgeOther
}

// names reports whether title names the organ run: 石桥镇 in 石桥镇人民政府, but not
// 临江市人民政府 in 临江市人民政府办公室, which is another organ.
func names(title, run string) bool {
	_, after, found := strings.Cut(title, run)
	return found && !strings.HasPrefix(after, "办公")
}

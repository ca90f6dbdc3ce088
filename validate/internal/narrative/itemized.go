package narrative

// items are the amounts and counts of a sentence on 信息处理费.
type items struct {
	total, sum      int64 // 元: the first amount, and those behind it
	amounts         int
	count, countSum int64 // 件: before the first amount, and behind it
	before, behind  int   // how many of them
	amongs          int
	charged, listed bool
	unusable        bool
}

// checkItemizedFees checks that the amounts of a sentence on 信息处理费 add up:
// 收取2950元，分别为420元、290元…. A list introduced by 其中 may leave items out, so
// its sum may fall short unless the counts of its items show it complete.
func (r *reader) checkItemizedFees() {
	s := &r.s
	if !s.present.has(processingFee) || s.present.meets(itemSilence) {
		return
	}
	var l items
	for _, t := range s.tokens[:s.tokenCount] {
		if t.word == figureWord {
			l.figure(&s.figures[t.figure])
		} else {
			l.word(t.word)
		}
	}
	if l.unusable || !l.isList() {
		return
	}
	split := s.present.has(byCase) && s.present.has(byPage)
	counted := l.before == 1 && l.behind == l.amounts-1
	complete := l.listed || split && l.amounts == 3 || counted && l.countSum == l.count
	switch {
	case l.sum > l.total, l.sum < l.total && complete:
		r.emitItems(KindItemAmounts, l.total, l.sum)
	case counted && l.countSum != l.count && (l.countSum > l.count || l.listed || l.sum == l.total):
		r.emitItems(KindItemCounts, l.count, l.countSum)
	}
}

// isList reports whether the amounts are a total and its parts.
func (l *items) isList() bool {
	return l.amounts >= 2 && l.amongs <= 1 && (l.listed || l.amongs > 0) && (l.amounts > 2 || l.sum > l.total)
}

// word takes in a word of the sentence.
func (l *items) word(w word) {
	if w == processingFee || w == charge {
		l.charged = true
	}
	if l.amounts == 0 {
		return
	}
	switch w {
	case severally, colon:
		l.listed = true
	case among:
		l.amongs++
	case others:
		l.unusable = true
	}
}

// figure takes in a figure of the sentence.
func (l *items) figure(f *figure) {
	n, _, whole := f.count()
	switch {
	case f.unit != unitMoney && f.unit != unitCase:
	case f.vague || f.split || !whole, f.unit == unitMoney && l.amounts == 0 && !l.charged:
		l.unusable = true
	case f.unit == unitMoney && l.amounts == 0:
		l.total = n
		l.amounts++
	case f.unit == unitMoney:
		l.sum += n
		l.amounts++
	case l.amounts == 0:
		l.count = n
		l.before++
	default:
		l.countSum += n
		l.behind++
	}
}

func (r *reader) emitItems(kind Kind, got, want int64) {
	r.report(contradiction{
		rule: "N15", kind: kind, got: Number{Units: got}, want: Number{Units: want},
		place: r.wholeSentence(),
	})
}

// With these words the amounts of a sentence are not parts of one total.
var itemSilence = setOf(feesRelief, compared, cumulative, sinceThen, lastYear, nextYear, some, channel, merit, subject, agent, aside, approximate, planned)

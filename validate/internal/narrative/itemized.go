package narrative

// checkItemizedFees checks that the amounts of a sentence on 信息处理费 add up:
// 收取2950元，分别为420元、290元…. A list introduced by 其中 may leave items out, so
// its sum may fall short unless the counts of its items show it complete.
func (r *reader) checkItemizedFees() {
	s := &r.s
	if !s.present.has(processingFee) || s.present.meets(itemSilence) {
		return
	}
	var total, items, count, itemCounts int64
	var amounts, counts, countsBefore, amongs int
	charged, listed := false, false
	for _, t := range s.tokens[:s.tokenCount] {
		switch t.word {
		case processingFee, charge:
			charged = true
		case severally:
			listed = listed || amounts > 0
		case colon:
			listed = listed || amounts > 0
		case among:
			if amounts > 0 {
				amongs++
			}
		case others:
			if amounts > 0 {
				return
			}
		case figureWord:
			f := &s.figures[t.figure]
			n, _, whole := f.count()
			switch {
			case f.unit != unitMoney && f.unit != unitCase:
			case f.vague || f.split || !whole:
				return
			case f.unit == unitMoney && amounts == 0:
				if !charged {
					return
				}
				total = n
				amounts++
			case f.unit == unitMoney:
				items += n
				amounts++
			case amounts == 0:
				count = n
				countsBefore++
			default:
				itemCounts += n
				counts++
			}
		}
	}
	if amounts < 2 || amongs > 1 || !listed && amongs == 0 || amounts == 2 && items <= total {
		return
	}
	split := s.present.has(byCase) && s.present.has(byPage)
	counted := countsBefore == 1 && counts == amounts-1
	complete := listed || split && amounts == 3 || counted && itemCounts == count
	switch {
	case items > total, items < total && complete:
		r.emitItems(KindItemAmounts, total, items)
	case counted && itemCounts != count && (itemCounts > count || listed || items == total):
		r.emitItems(KindItemCounts, count, itemCounts)
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

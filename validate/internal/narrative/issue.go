package narrative

import "github.com/openxxgk/annualreport/govinfo"

// Issue is a sentence that contradicts the tables.
type Issue struct {
	// Rule is the id of the rule in the catalogue, "N01" to "N21".
	Rule string
	// Kind tells in which way the sentence is wrong: which wording fits.
	Kind Kind
	// Ref is the cell that the sentence speaks of. Where it speaks of several
	// together, it is the first of them that is not zero, or else the first. It
	// is "" where no cell is meant ([KindYear], [KindPeriod], [KindItemAmounts],
	// [KindItemCounts]).
	Ref govinfo.Ref
	// Refs are the operands of Want: all cells that were added up, in the order
	// of [govinfo.Ref.Index]; for [KindPercent] first the cells of the numerator,
	// then those of the denominator. Only cells that are filled stand here.
	Refs []govinfo.Ref
	// Numerator tells how many of Refs are of the numerator; 0 but for [KindPercent].
	Numerator int
	// PriorRefs are the cells of the prior report that were compared.
	PriorRefs []govinfo.Ref
	// Got is what the sentence says, Want what the table says by the likeliest
	// reading. Kind tells their unit.
	Got, Want Number
	// Section is the number of the section, 1 to 6, and Paragraph the index of
	// the paragraph in its narrative.
	Section, Paragraph int
	// Start and End are the byte offsets of the sentence in the paragraph's text.
	Start, End int
	// Quote is the sentence: Text[Start:End] of the paragraph.
	Quote string
	// Words are the words in the sentence that are wrong.
	Words string
	// First and Behind are their byte offsets in the paragraph's text.
	First, Behind int
	// Readings are all readings that were tried, the likeliest first, where there
	// is more than one.
	Readings []Reading
}

// Reading is one way to understand which cells a figure speaks of.
type Reading struct {
	Refs []govinfo.Ref // the filled cells that are added up
	Less []govinfo.Ref // those that are taken away
	Sum  int64         // what remains
}

// Kind is the way in which a sentence is wrong. Kinds are message keys: the
// texts are for ever.
type Kind string

const (
	// KindCount: the sentence says Got 件, the table Want 件.
	KindCount Kind = "count"
	// KindAtLeast: the sentence says Got 件; the filled cells alone add up to
	// Want 件, and blank cells beside them can only add to that.
	KindAtLeast Kind = "atLeast"
	// KindPersons: the sentence counts Got applicants (人), but the table only
	// Want applications; or it counts none where there are some.
	KindPersons Kind = "persons"
	// KindNone: the sentence says that there was none, the table Want 件.
	KindNone Kind = "none"
	// KindNoneAmount: the sentence says that nothing was charged, the table Want
	// 万元.
	KindNoneAmount Kind = "noneAmount"
	// KindAll: the sentence says that all were of one kind (均为自然人, 均维持), but
	// Want 件 were not; Refs are those.
	KindAll Kind = "all"
	// KindPercent: the sentence says Got percent; by the table it is Want
	// percent, rounded to as many decimals.
	KindPercent Kind = "percent"
	// KindAmount: the sentence says Got 万元, the table Want 万元.
	KindAmount Kind = "amount"
	// KindYear: the sentence speaks of the year Got as the year reported on,
	// which is Want.
	KindYear Kind = "year"
	// KindPeriod: the sentence gives a statistical period that is not the whole
	// year Want. Got is the year in which the period ends.
	KindPeriod Kind = "period"
	// KindItemAmounts: the sentence says that Got 元 of 信息处理费 were charged in
	// all; the amounts it itemises add up to Want 元.
	KindItemAmounts Kind = "itemAmounts"
	// KindItemCounts: the sentence says Got 件 in all; the counts it itemises add
	// up to Want 件.
	KindItemCounts Kind = "itemCounts"
	// KindFlow: by the text, Got 件 came in or were carried in, but Want 件 were
	// answered or carried out.
	KindFlow Kind = "flow"
	// KindAllAnswered: the sentence says that all were answered, but Want 件 were
	// carried out.
	KindAllAnswered Kind = "allAnswered"
	// KindWithdrawn: the sentence says that Got disputes were withdrawn or ended;
	// the table has Want 件 of 其他结果, where they belong.
	KindWithdrawn Kind = "withdrawn"
	// KindFeeUnit: the sentence says that Got 元 of 信息处理费 were charged, which is
	// no multiple of Want 元.
	KindFeeUnit Kind = "feeUnit"
	// KindChange: the sentence says that there were Got 件 more than the year before;
	// by the two reports it is Want 件. A fall is negative.
	KindChange Kind = "change"
	// KindChangePercent: the same in percent.
	KindChangePercent Kind = "changePercent"
)

// Kinds returns all kinds.
func Kinds() []Kind {
	return []Kind{
		KindCount, KindAtLeast, KindPersons, KindNone, KindNoneAmount, KindAll, KindPercent,
		KindAmount, KindYear, KindPeriod, KindItemAmounts, KindItemCounts,
		KindFlow, KindAllAnswered, KindWithdrawn, KindFeeUnit, KindChange, KindChangePercent,
	}
}

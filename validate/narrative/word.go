package narrative

import "math/bits"

// word is what a phrase means for the rules. Phrases of one meaning share a word;
// a phrase that is not in the lexicon is unknown text, and a figure whose phrase
// has unknown text in it is not judged.
type word uint8

const (
	wordNone word = iota

	// Structure.
	figureWord // a number; the token's index leads to the figure
	comma      // ，
	pause      // 、
	semicolon  // ；
	colon      // ：
	opening    // （
	closing    // ）

	// Words that change nothing, or only how a clause is read.
	filler
	among  // 其中
	each   // 各
	every  // 均, 全部
	being  // 为
	others // 等
	share  // 占
	severally
	negation
	happen // 发生, 出现: only after a negation

	// Whose figures, and of which time.
	own
	region
	acting
	thisYear
	lastYear
	nextYear
	compared
	cumulative // 累计: of the clause
	sinceThen  // 近年来, 以来: of the sentence
	subPeriod
	planned
	statisticalPeriod

	// Words that make a figure a part or an estimate.
	approximate
	partial
	remainder // 其余, 除外: what is left without something
	rate

	// Other things that are counted.
	noise
	information // 信息, 政府信息

	// Applications, table 三.
	govInfo
	applicationNoun // 政府信息公开申请
	plainApply      // 申请
	applicantNoun   // 申请人
	receive
	newlyReceive
	accept // 受理
	answer // 答复
	finish // 办结
	handle // 办理
	carry
	granted
	partlyGranted
	refused
	unavailable
	notProcessed
	otherHandling
	stateSecret
	forbiddenByLaw
	publicSafety
	thirdPartyRights
	internalAffairs
	processInformation
	enforcementFiles
	administrativeQueries
	notHeld
	needsCreation
	stillUnclear
	petition
	duplicate
	publication
	excessive
	reconfirmation
	notSupplemented
	feeUnpaid
	elsewhere // 信息不存在: a reason that some list apart from 无法提供
	naturalPerson
	organizations
	legalPerson
	business
	research
	publicWelfare
	legalService
	otherOrganization

	// Disputes, table 四.
	reconsideration
	litigation
	direct
	afterReconsideration
	upheld
	upheldOnReview // 复议机关维持
	corrected
	lost
	otherResult
	pending
	concluded
	ruling   // 驳回, 胜诉: some count them with 维持, some with 其他结果
	tribunal // who judges, and at which instance

	// Table 二.
	issue
	repeal
	inForce
	normativeDocuments
	regulations
	otherDocuments
	amended // 修订, 失效: some count these with what is issued or repealed
	decide
	licensing
	penalties
	coercion
	published
	fees
	feesRelief

	// Section 六.
	processingFee
	feeNotice
	charge
	byCase
	byPage

	wordCount
)

// words is a set of words.
type words [2]uint64

// Both halves of a set must hold all words.
const _ = uint8(127 - wordCount)

// A shift by 64 and more leaves nothing, so each half takes only its own words:
// there is no branch, and no index that depends on the word.
func (s *words) add(w word) { s[0], s[1] = s[0]|1<<w, s[1]|1<<(w-64) }

func (s words) has(w word) bool { return s[w>>6]&(1<<(w&63)) != 0 }

func (s words) meets(t words) bool { return s[0]&t[0]|s[1]&t[1] != 0 }

// and returns the words that are in both sets.
func (s words) and(t words) words { return words{s[0] & t[0], s[1] & t[1]} }

// pop takes the first word out of a set that is not empty.
func (s *words) pop() word {
	if s[0] != 0 {
		w := word(bits.TrailingZeros64(s[0]))
		s[0] &= s[0] - 1
		return w
	}
	w := word(bits.TrailingZeros64(s[1])) + 64
	s[1] &= s[1] - 1
	return w
}

// count returns the number of words in the set.
func (s words) count() int { return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) }

// within reports whether all words of s are in t.
func (s words) within(t words) bool { return s[0]&^t[0]|s[1]&^t[1] == 0 }

func (s words) union(t words) words { return words{s[0] | t[0], s[1] | t[1]} }

func setOf(list ...word) words {
	var s words
	for _, w := range list {
		s.add(w)
	}
	return s
}

// between returns the set of the words from first to last.
func between(first, last word) words {
	var s words
	for w := first; w <= last; w++ {
		s.add(w)
	}
	return s
}

package narrative

import "math/bits"

// word is what a phrase means for the reader. Phrases of one meaning share a word;
// a phrase that is not in the lexicon is unknown text, which means nothing.
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
	people   // 公民、法人或其他组织, 群众: everybody
	among    // 其中, 包括, 含: what follows is part of the figure before
	each     // 各
	every    // 均, 全部
	being    // 为
	others   // 等
	together // 合计
	share    // 占
	severally
	negation
	happen // 发生, 出现: only after a negation
	cause  // 因, 对: what follows up to the noun is a reason

	// Whose figures, and of which time.
	own
	region  // 全市
	members // 各部门, 下属, 市本级: a part of those that report
	acting  // 代表
	thisYear
	lastYear
	nextYear
	compared
	cumulative // 累计
	sinceThen  // 近年来, 以来
	subPeriod
	planned
	statisticalPeriod

	// Restrictors: with one of these a figure is a part of what its noun counts.
	approximate
	channel   // 网上, 信函
	anyway    // 等渠道: all channels
	subject   // 涉及, 关于: by content
	agent     // 转办, 协办: others' cases
	merit     // 按时
	aside     // 撤回, 补正, 合并: neither answered nor carried out
	some      // 该, 上述, 个人隐私, and other closed classes with meaning
	remainder // 其余, 除外: what is left
	rate

	// Other things that are counted.
	noise
	information // 信息, 政府信息
	otherItem   // 其他

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
	underway // 正在办理
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
	notExisting // 信息不存在: a reason that some list apart from 无法提供
	notOurs     // 不属于本机关
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
	party    // 被申请人, 被告: of any dispute

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

// words is a set of words. It is a struct, because the compiler keeps no array in
// registers.
type words struct{ low, high uint64 }

// Both halves of a set must hold all words.
const _ = uint8(127 - wordCount)

// There is no branch, and no index that depends on the word: the halves are chosen
// by a mask.
func (s *words) add(w word) {
	bit, high := uint64(1)<<(w&63), -uint64(w>>6)
	s.low, s.high = s.low|bit&^high, s.high|bit&high
}

func (s words) has(w word) bool {
	half := s.low
	if w >= 64 {
		half = s.high
	}
	return half>>(w&63)&1 != 0
}

func (s words) meets(t words) bool { return s.low&t.low|s.high&t.high != 0 }

// and returns the words that are in both sets.
func (s words) and(t words) words { return words{s.low & t.low, s.high & t.high} }

// without returns the words of s that are not in t.
func (s words) without(t words) words { return words{s.low &^ t.low, s.high &^ t.high} }

// pop takes the first word out of a set that is not empty.
func (s *words) pop() word {
	if s.low != 0 {
		w := word(bits.TrailingZeros64(s.low))
		s.low &= s.low - 1
		return w
	}
	w := word(bits.TrailingZeros64(s.high)) + 64
	s.high &= s.high - 1
	return w
}

// count returns the number of words in the set.
func (s words) count() int { return bits.OnesCount64(s.low) + bits.OnesCount64(s.high) }

// within reports whether all words of s are in t.
func (s words) within(t words) bool { return s.low&^t.low|s.high&^t.high == 0 }

func (s words) union(t words) words { return words{s.low | t.low, s.high | t.high} }

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

// The classes of words.
var (
	receiveWords    = setOf(receive, newlyReceive, accept)
	answerWords     = setOf(answer, finish, handle)
	applyWords      = setOf(applicationNoun, plainApply)
	outcomeWords    = between(granted, notOurs)
	mainOutcomes    = between(granted, otherHandling)
	detailWords     = between(stateSecret, feeUnpaid)
	applicantWords  = between(naturalPerson, otherOrganization)
	resultWords     = setOf(upheld, upheldOnReview, corrected, lost, otherResult, pending)
	blockWords      = setOf(reconsideration, litigation, direct, afterReconsideration)
	disputeWords    = blockWords.union(resultWords)
	documentVerbs   = setOf(issue, repeal, inForce)
	documentKinds   = setOf(normativeDocuments, regulations)
	documentWords   = documentVerbs.union(documentKinds)
	decisionWords   = setOf(licensing, penalties, coercion)
	foreignNouns    = setOf(noise, information, otherDocuments)
	caseWords       = setOf(carry, underway).union(outcomeWords).union(applicantWords)
	restrictorWords = setOf(channel, subject, agent, merit, aside, some, remainder)

	// Words that a figure may be the count of, or whose doing it counts.
	headWords = applyWords.union(receiveWords).union(answerWords).union(caseWords).union(disputeWords).union(documentWords).
			union(decisionWords).union(foreignNouns).union(setOf(decide, fees, feeNotice, concluded, ruling, aside, otherItem, processingFee))
	nounWords = headWords.without(receiveWords).without(answerWords).without(documentVerbs).without(setOf(decide))

	// With one of these a figure says nothing of the year's cells.
	otherTimeWords = setOf(compared, planned, rate)
)

// Package validate checks a 政府信息公开工作年度报告 against every statutory total and
// balance, against its own narrative, last year's report and its members'
// reports, and says which figure is most likely wrong.
//
//	result := validate.Check(validate.FilingOf(reading)) // or Filing{Report: report}
//	for _, finding := range result.Findings {
//		fmt.Println(finding.Rule, finding.Ref, finding.Message(language.Chinese))
//	}
//
// A [Rule] is a documented value with an id that never changes; [Rules] is the
// catalogue, printed in RULES.md. The statutory sums and balances are data over
// the form ([Sum]); the other rules are functions over a [Pass]. A province's
// own rules are rules like these: see [WithRules].
//
// A [Finding] carries the cell's ref, the refs of every operand, both numbers
// and, in Chinese and English, the words. Beside findings a [Result] tells what
// could not be assessed because a cell is blank ([Skipped]), what the caller
// chose not to see ([Suppressed]) and where a rule itself failed ([Fault]).
// Blank is not zero: a sum with a blank operand is a finding only where the
// filled cells alone contradict it. Unread is not blank: what a reader could not read
// ([Filing.Unread]) is no blank cell of the organ's, and what needs it is not judged;
// [Result.Unread] names it.
//
// [Result.Locate] names the smallest sets of cells whose change makes every
// failing sum hold, each with the value it should have (I. P. Fellegi and
// D. Holt, A Systematic Approach to Automatic Edit and Imputation, 1976).
//
// Package output writes results as text, JSON lines, SARIF and JUnit XML; package
// validatetest makes checks part of go test.
//
// An [Engine] is immutable and safe for concurrent use. Reports are only read.
package validate

//go:generate go run ./internal/rulesdoc/generate

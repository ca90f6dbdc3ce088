// Package ledger turns an organ's register of requests (依申请公开台账) into tables 三 and
// 四 of its annual report, balanced by construction, with the cases behind every
// figure, the deadlines of 条例 art. 30 to 34, the fees for section 六, and every fault of
// the register, told in one pass.
//
// A [Ledger] is plain data: a program fills it, [Ledger.UnmarshalJSON] reads it, or
// package register imports it from the rows that organs keep. [Ledger.Tally] counts
// it for a year:
//
//	tally := register.Tally(2024, ledger.Options{})
//	report := tally.Report()               // tables 三 and 四; every cell filled
//	tally.Cases("applications.outcomes.granted.business")
//	for _, p := range tally.Problems { … } // L01 to L87
//
// # What is counted
//
// 一 has the requests received in the year, by 收到申请之日 (条例 art. 31); 二 those received
// before it and not closed before it; 三 those closed in it, by their outcome; 四 those
// received by 31 December and not closed by then. So 一 + 二 = 三（七） + 四 holds for every
// class of applicant, whatever the register says. A request whose dates, class or
// outcome do not lead to one cell is left out of all four lines at once, and named
// in [Tally.Unplaced]; nothing is guessed.
//
// # Personal data
//
// Names, numbers, contacts and texts of requests have no place in the record. Words of
// a register that the library does not know are described, never repeated, in its
// problems: they may stand in the wrong column.
//
// # Concurrency
//
// A [Ledger] is plain data, and counting only reads it: several goroutines may count one at
// once. What a [Tally] returns may be read by several as well.
package ledger

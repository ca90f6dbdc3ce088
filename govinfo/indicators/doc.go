// Package indicators computes the rates that offices publish beside a
// 政府信息公开工作年度报告: how many applications were granted, how many disputes were
// lost, what was carried into the next year.
//
// # Nothing is guessed
//
// Every [Indicator] is a documented value: its definition, its source, and the cells
// that are counted above and below the line. What the report leaves blank, or what
// could not be read, is not taken for 0: the indicator then has bounds ([Value.Low],
// [Value.High]) that hold whatever stands in the missing cells, given that the
// report's own sums hold. Where the cells of a report contradict each other, so that a
// figure may be either of two, the bounds take in both, and [Value.Contradictory] is
// set. A rate of few cases says little; [Value.Small] marks it.
//
// # Comparing years
//
// [Over] lines up the years of one organ. Lines 一 to 三（五）, the totals and table 四
// are the same in both editions of the form, and 三（六） of 2019 is compared with the
// sum of its three lines of 2021; the columns of table 二 changed their meaning, so an
// indicator over them has no value before report year 2021.
//
// All of the package may be used by several goroutines at once.
package indicators

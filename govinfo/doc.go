// Package govinfo holds 政府信息公开工作年度报告, the annual report on the disclosure of
// government information, as typed structs, and both editions of the statutory
// form as data.
//
// # Cells
//
// A report has some 200 figures. Each is a [Count] (件) or an [Amount] (万元), and
// each may be blank: the zero value of both is blank, because an untouched cell
// of a form is empty, and an empty cell is not a zero. [N] makes a count:
//
//	r.Applications.Received.NaturalPerson = govinfo.N(5)
//
// Every cell has one stable address, its [Ref], equal to its path in the JSON:
// "applications.received.naturalPerson". [Report.At], [Report.Set] and
// [Report.Cells] work by ref, [Label] names a ref in the words of the form.
//
// # Forms
//
// [Edition.Form] returns the forms of 国办公开办函〔2019〕60号 and
// 〔2021〕30号: labels, order, spans, columns, units and refs. Table 二 and table 三
// of one report may follow different editions, as real reports do; see
// [Report.ProactiveEdition].
//
// # Operations
//
// [Fill] and [Recompute] write the totals that their parts determine, [Sum] adds
// reports up, [Diff] compares two, [Blank] and [Zero] are reports to start from.
// All are deterministic. None of them judges a report: that is package validate.
//
// # Nil
//
// A nil [*Report] is no report, nowhere a blank one. Here and in the packages
// that use this one, a function that returns an error returns one for it that
// wraps [ErrNoReport]; where a function returns none, it is a mistake of the
// program, and panics.
//
// # Formats
//
// A report marshals to JSON with fixed keys and strict reading
// ([Report.UnmarshalJSON], [Decoder], [Schema]), to flat rows ([CSV]), and its
// cells scan from and store to SQL databases.
//
// # Concurrency
//
// Reports, forms and all other values here are plain data: several goroutines may read one
// at once, and whoever changes it must be alone with it. Functions keep nothing of what
// they are given. A [Decoder], an [Encoder] and an [Adder] are each for one goroutine.
package govinfo

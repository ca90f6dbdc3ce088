// Package narrative compares what a report says in sentences with what its
// tables say.
//
// A 政府信息公开工作年度报告 tells many of its figures twice: in the cells of
// tables 二, 三 and 四, and in the prose of 一、总体情况 and 六、其他需要报告的事项
// ("全年共收到政府信息公开申请12件，其中自然人10件"). [Check] reads the prose, works out
// which cell each figure speaks of, and yields an [Issue] for each figure that
// contradicts the table.
//
// # A true sentence never raises an issue
//
// Official prose is terse, and the same words may mean different cells: 收到
// may mean line 一 or lines 一 and 二 together, 诉讼 may mean either block of
// table 四 or both, 自然人12件 may split the applications received or those
// answered. Every figure is therefore read in all plausible ways, and only a
// figure that agrees with none of them is an issue. The package stays silent
//
//   - where a needed cell is blank, because blank is not zero (but a figure that
//     is smaller than the filled cells alone add up to is an issue: blank cells
//     cannot make a sum smaller);
//   - where the scope is not the table's or not clear: 全市, 代表市政府, 各部门,
//     累计, 近年来, 同比, months and quarters, plans, other years;
//   - where the figure is an approximation: 约, 近, 余, 多, 以上;
//   - where the figure counts something else: 政策性文件, 行政处罚信息, 信访件.
//
// An unclear scope becomes clear when other figures of the same scope agree with
// the table: if 代表市政府受理216件 is line 一 to the unit, the figures of the same
// scope in that sentence and behind it are compared, too.
//
// The rules are N01 to N15 of the catalogue in package validate, which turns
// issues into findings and words them.
package narrative

// Package narrative compares what a report says in sentences with what its
// tables say, with itself, and with last year's report.
//
// A 政府信息公开工作年度报告 tells many of its figures twice: in the cells of
// tables 二, 三 and 四, and in the prose of 一、总体情况 and 六、其他需要报告的事项
// ("全年共收到政府信息公开申请12件，其中自然人10件"). [Check] reads the prose, works out
// which cell each figure speaks of, and yields an [Issue] for each figure that
// contradicts the table.
//
// # Frames
//
// A sentence is not matched against phrases but taken apart. Every figure, and
// every denial, becomes one frame: what it counts, how strictly (exactly, at most,
// not at all), whose it is, of which year, and of which figure it may be a part.
//
//   - The head of a figure is the nearest noun before it in its clause, or else
//     behind it (收到12件申请). Nouns are compounds of few parts in many orders, and
//     are made from patterns.
//   - Unknown text between verb, noun and figure changes nothing. What restricts a
//     figure is a closed class of words: channel, subject, agent, 按时, 撤回 …; a
//     restricted figure is at most what the cells count, or says nothing, and
//     tells nothing of the figures beside it.
//   - What a bracket, a clause or a sentence tells ends with it: each has a struct
//     of its own (branch, telling, passage).
//   - An organ's name is resolved from its end as an abbreviation of the reporting
//     organ's name; 全市 is the report's own scope only for a government of that
//     level; the figures of other organs are not compared.
//   - When a paragraph has been read, its frames are weighed against each other
//     before the tables are looked at: parts that add up to a whole are exactly
//     what they are called, what came in and was carried in balances what was
//     answered and carried out, and two figures of one measure that disagree say
//     nothing.
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
//   - where the scope is not the table's: 各部门, 市本级, other organs, 近年来, 累计
//     without the year, months and quarters, plans, other years;
//   - where the figure is an approximation: 约, 近, 余, 多, 以上;
//   - where the figure counts something else: 政策性文件, 行政处罚信息, 信访件.
//
// The rules are N01 to N21 of the catalogue in package validate, which turns
// issues into findings and words them.
package narrative

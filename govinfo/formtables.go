package govinfo

// leaf returns a line at the first level; its Refs hold the line's path until
// the columns are known (see withColumns).
func leaf(label string, path Ref) Line {
	return Line{Label: label, Parent: -1, Refs: []Ref{path}}
}

// withColumns gives each leaf a ref per column.
func withColumns(lines []Line, columns []Column) []Line {
	for i, line := range lines {
		if line.IsGroup() {
			continue
		}
		path := line.Refs[0]
		lines[i].Refs = make([]Ref, len(columns))
		for c, column := range columns {
			lines[i].Refs[c] = path.Join(column.Key)
		}
	}
	return lines
}

// proactiveBlock builds a block of table 二: its title, one header row that
// begins with 信息内容, and its lines.
func proactiveBlock(title string, columns []Column, headerSpans []int, lines ...Line) Block {
	header := []HeaderCell{{Text: "信息内容", ColSpan: 1, RowSpan: 1}}
	for i, column := range columns {
		header = append(header, HeaderCell{Text: column.Label, ColSpan: headerSpans[i], RowSpan: 1})
	}
	return Block{Title: title, Header: [][]HeaderCell{header}, Columns: columns, Lines: withColumns(lines, columns)}
}

// applicationsTable builds table 三. otherLines are the lines of （六）其他处理; the
// 2019 form has none there but the one line.
func applicationsTable(otherLines []Line) Table {
	const organizations = "法人或其他组织"
	columns := []Column{
		{Label: "自然人"},
		{Label: "商业企业", Group: organizations},
		{Label: "科研机构", Group: organizations},
		{Label: "社会公益组织", Group: organizations},
		{Label: "法律服务机构", Group: organizations},
		{Label: "其他", Group: organizations},
		{Label: "总计"},
	}
	for i := range columns {
		columns[i].Key, columns[i].Span, columns[i].Unit = applicantKeys[i], 1, UnitCases
	}
	header := [][]HeaderCell{
		{
			{Text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ColSpan: 3, RowSpan: 3},
			{Text: "申请人情况", ColSpan: 7, RowSpan: 1},
		},
		{
			{Text: "自然人", ColSpan: 1, RowSpan: 2},
			{Text: organizations, ColSpan: 5, RowSpan: 1},
			{Text: "总计", ColSpan: 1, RowSpan: 2},
		},
		nil,
	}
	for _, column := range columns {
		if column.Group != "" {
			header[2] = append(header[2], HeaderCell{Text: column.Label, ColSpan: 1, RowSpan: 1})
		}
	}
	other := []Line{leaf("（六）其他处理", "applications.outcomes.other.undivided")}
	if otherLines != nil {
		other = group("（六）其他处理", otherLines...)
	}
	outcomes := group("三、本年度办理结果", join(
		[]Line{
			leaf("（一）予以公开", "applications.outcomes.granted"),
			leaf("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "applications.outcomes.partlyGranted"),
		},
		group("（三）不予公开",
			leaf("1.属于国家秘密", "applications.outcomes.refused.stateSecret"),
			leaf("2.其他法律行政法规禁止公开", "applications.outcomes.refused.forbiddenByLaw"),
			leaf("3.危及“三安全一稳定”", "applications.outcomes.refused.publicSafety"),
			leaf("4.保护第三方合法权益", "applications.outcomes.refused.thirdPartyRights"),
			leaf("5.属于三类内部事务信息", "applications.outcomes.refused.internalAffairs"),
			leaf("6.属于四类过程性信息", "applications.outcomes.refused.processInformation"),
			leaf("7.属于行政执法案卷", "applications.outcomes.refused.enforcementFiles"),
			leaf("8.属于行政查询事项", "applications.outcomes.refused.administrativeQueries")),
		group("（四）无法提供",
			leaf("1.本机关不掌握相关政府信息", "applications.outcomes.unavailable.notHeld"),
			leaf("2.没有现成信息需要另行制作", "applications.outcomes.unavailable.needsCreation"),
			leaf("3.补正后申请内容仍不明确", "applications.outcomes.unavailable.stillUnclear")),
		group("（五）不予处理",
			leaf("1.信访举报投诉类申请", "applications.outcomes.notProcessed.petition"),
			leaf("2.重复申请", "applications.outcomes.notProcessed.duplicate"),
			leaf("3.要求提供公开出版物", "applications.outcomes.notProcessed.publication"),
			leaf("4.无正当理由大量反复申请", "applications.outcomes.notProcessed.excessive"),
			leaf("5.要求行政机关确认或重新出具已获取信息", "applications.outcomes.notProcessed.reconfirmation")),
		other,
		[]Line{leaf("（七）总计", "applications.outcomes.total")},
	)...)
	lines := join(
		[]Line{
			leaf("一、本年新收政府信息公开申请数量", "applications.received"),
			leaf("二、上年结转政府信息公开申请数量", "applications.carriedIn"),
		},
		outcomes,
		[]Line{leaf("四、结转下年度继续办理", "applications.carriedOut")},
	)
	return Table{Section: 3, Columns: 10, LabelColumns: 3, Blocks: []Block{
		{Header: header, Columns: columns, Lines: withColumns(lines, columns)},
	}}
}

// group returns a group line with its lines below it.
func group(label string, lines ...Line) []Line {
	all := []Line{{Label: label, Parent: -1}}
	for _, line := range lines {
		line.Indent++
		line.Parent++ // from -1 to the group, from another group past this one
		all = append(all, line)
	}
	return all
}

// join concatenates lists of lines, moving parents along.
func join(lists ...[]Line) []Line {
	var all []Line
	for _, list := range lists {
		offset := len(all)
		for _, line := range list {
			if line.Parent >= 0 {
				line.Parent += offset
			}
			all = append(all, line)
		}
	}
	return all
}

// disputesTable builds table 四: three header rows, and one line of 15 cells
// without a label.
func disputesTable() Table {
	const reconsideration, litigation, direct, after = "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"
	results := [5]string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
	header := [][]HeaderCell{
		{{Text: reconsideration, ColSpan: 5, RowSpan: 1}, {Text: litigation, ColSpan: 10, RowSpan: 1}},
		nil,
		nil,
	}
	for _, result := range results {
		header[1] = append(header[1], HeaderCell{Text: result, ColSpan: 1, RowSpan: 2})
	}
	header[1] = append(header[1], HeaderCell{Text: direct, ColSpan: 5, RowSpan: 1}, HeaderCell{Text: after, ColSpan: 5, RowSpan: 1})
	var columns []Column
	line := Line{Parent: -1}
	for i, kind := range [3]string{reconsideration, litigation + " " + direct, litigation + " " + after} {
		for k, result := range results {
			columns = append(columns, Column{Key: resultKeys[k], Group: kind, Label: result, Span: 1, Unit: UnitCases})
			line.Refs = append(line.Refs, disputePaths[i].Join(resultKeys[k]))
			if i > 0 {
				header[2] = append(header[2], HeaderCell{Text: result, ColSpan: 1, RowSpan: 1})
			}
		}
	}
	return Table{Section: 4, Columns: 15, LabelColumns: 0, Blocks: []Block{
		{Header: header, Columns: columns, Lines: []Line{line}},
	}}
}

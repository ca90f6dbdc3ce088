package govinfo

// form2019 returns the form on trial of 国办公开办函〔2019〕60号, for the report
// years 2019 and 2020: 22 cells in table 二, 161 in table 三, 15 in table 四.
func form2019() Form {
	return Form{
		Edition: Edition2019,
		Notice:  "国办公开办函〔2019〕60号",
		Sections: [6]string{
			"一、总体情况",
			"二、主动公开政府信息情况",
			"三、收到和处理政府信息公开申请情况",
			"四、政府信息公开行政复议、行政诉讼情况",
			"五、政府信息公开工作存在的主要问题及改进情况",
			"六、其他需要报告的事项",
		},
		Tables: [3]Table{
			{Section: 2, Columns: 5, LabelColumns: 1, Blocks: proactiveBlocks2019()},
			applicationsTable(nil),
			disputesTable(),
		},
	}
}

// proactiveBlocks2019 builds table 二. In the items （五） and （六） the header cells
// take 1, 2 and 1 grid columns and the cells below them 2, 1 and 1: printed so
// in the form, the boundaries do not agree.
func proactiveBlocks2019() []Block {
	publications := []Column{
		{Key: "made", Label: "本年新制作数量", Span: 1, Unit: UnitCases},
		{Key: "published", Label: "本年新公开数量", Span: 2, Unit: UnitCases},
		{Key: "publishedTotal", Label: "对外公开总数量", Span: 1, Unit: UnitCases},
	}
	items := []Column{
		{Key: "previousItems", Label: "上一年项目数量", Span: 2, Unit: UnitItems},
		{Key: "change", Label: "本年增/减", Span: 1, Unit: UnitItems, Signed: true},
		{Key: "decisions", Label: "处理决定数量", Span: 1, Unit: UnitCases},
	}
	return []Block{
		proactiveBlock("第二十条第（一）项", publications, []int{1, 2, 1},
			leaf("规章", "proactive2019.regulations"),
			leaf("规范性文件", "proactive2019.normativeDocuments")),
		proactiveBlock("第二十条第（五）项", items, []int{1, 2, 1},
			leaf("行政许可", "proactive2019.licensing"),
			leaf("其他对外管理服务事项", "proactive2019.otherServices")),
		proactiveBlock("第二十条第（六）项", items, []int{1, 2, 1},
			leaf("行政处罚", "proactive2019.penalties"),
			leaf("行政强制", "proactive2019.coercion")),
		proactiveBlock("第二十条第（八）项",
			[]Column{
				{Key: "previousItems", Label: "上一年项目数量", Span: 2, Unit: UnitItems},
				{Key: "change", Label: "本年增/减", Span: 2, Unit: UnitItems, Signed: true},
			}, []int{2, 2},
			leaf("行政事业性收费", "proactive2019.fees")),
		proactiveBlock("第二十条第（九）项",
			[]Column{
				{Key: "projects", Label: "采购项目数量", Span: 2, Unit: UnitItems},
				{Key: "amount", Label: "采购总金额", Span: 2, Unit: UnitYuan},
			}, []int{2, 2},
			leaf("政府集中采购", "proactive2019.procurement")),
	}
}

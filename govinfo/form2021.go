package govinfo

// form2021 returns the form of 国办公开办函〔2021〕30号, in use since report year
// 2021: 10 cells in table 二, 175 in table 三, 15 in table 四.
func form2021() Form {
	return Form{
		Edition: Edition2021,
		Notice:  "国办公开办函〔2021〕30号",
		Sections: [6]string{
			"一、总体情况",
			"二、主动公开政府信息情况",
			"三、收到和处理政府信息公开申请情况",
			"四、政府信息公开行政复议、行政诉讼情况",
			"五、存在的主要问题及改进情况",
			"六、其他需要报告的事项",
		},
		Tables: [3]Table{
			{Section: 2, Columns: 4, LabelColumns: 1, Blocks: proactiveBlocks2021()},
			applicationsTable([]Line{
				leaf("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "applications.outcomes.other.notSupplemented"),
				leaf("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "applications.outcomes.other.feeUnpaid"),
				leaf("3.其他", "applications.outcomes.other.otherReasons"),
			}),
			disputesTable(),
		},
	}
}

func proactiveBlocks2021() []Block {
	documents := []Column{
		{Key: "issued", Label: "本年制发件数", Span: 1, Unit: UnitCases},
		{Key: "repealed", Label: "本年废止件数", Span: 1, Unit: UnitCases},
		{Key: "inForce", Label: "现行有效件数", Span: 1, Unit: UnitCases},
	}
	decisions := []Column{{Key: "decisions", Label: "本年处理决定数量", Span: 3, Unit: UnitCases}}
	return []Block{
		proactiveBlock("第二十条第（一）项", documents, []int{1, 1, 1},
			leaf("规章", "proactive.regulations"),
			leaf("行政规范性文件", "proactive.normativeDocuments")),
		proactiveBlock("第二十条第（五）项", decisions, []int{3},
			leaf("行政许可", "proactive.licensing")),
		proactiveBlock("第二十条第（六）项", decisions, []int{3},
			leaf("行政处罚", "proactive.penalties"),
			leaf("行政强制", "proactive.coercion")),
		proactiveBlock("第二十条第（八）项",
			[]Column{{Key: "amount", Label: "本年收费金额（单位：万元）", Span: 3, Unit: UnitTenThousand}}, []int{3},
			leaf("行政事业性收费", "proactive.fees")),
	}
}

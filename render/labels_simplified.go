package render

// wordsSimplified holds what the writers add to the words of the form.
func wordsSimplified() map[string]string {
	return map[string]string{
		"numberEnd":     "、",
		"title":         "{agency}{year}年政府信息公开工作年度报告",
		"title.undated": "{agency}政府信息公开工作年度报告",
		"published":     "发布日期：{year}年{month}月{day}日",
		"stray":         "注：下列数据不属于本表所用的格式（{notice}）：{figures}。",
		"list":          "；",

		"field.year":                      "报告年度",
		"field.title":                     "标题",
		"field.agency":                    "机关",
		"field.published":                 "公布日期",
		"field.sections":                  "章节标题",
		"field.agency.name":               "机关名称",
		"field.agency.level":              "机关层级",
		"field.agency.regionCode":         "行政区划代码",
		"field.agency.creditCode":         "统一社会信用代码",
		"field.agency.contact":            "联系方式",
		"field.agency.contact.address":    "地址",
		"field.agency.contact.postalCode": "邮政编码",
		"field.agency.contact.phone":      "联系电话",
		"field.agency.contact.email":      "电子邮箱",
		"field.agency.contact.website":    "网址",

		"findings": "核对结果",
		"error":    "错误",
		"warning":  "警告",
		"note":     "提示",
		"unread":   "未读取",
		"got":      "现为",
		"want":     "应为",
		"suspect":  "疑应为",
		"blank":    "空白",
		"colon":    "：",
		"comma":    "，",
		"open":     "（",
		"close":    "）",
	}
}

package labels

// wordsSimplified holds what the writers add to the words of the form.
func wordsSimplified() map[string]string {
	return map[string]string{
		"numberEnd":     "、",
		"title":         "{agency}{year}年政府信息公开工作年度报告",
		"title.undated": "{agency}政府信息公开工作年度报告",
		"published":     "发布日期：{year}年{month}月{day}日",
		"stray":         "注：下列数据不属于本表所用的格式（{notice}）：{figures}。",
		"list":          "；",

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

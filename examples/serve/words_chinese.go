package main

import (
	"github.com/openxxgk/annualreport/govinfo"
	"golang.org/x/text/language"
)

var chinese = wording{
	lang: "zh", htmlLang: "zh-CN", tag: language.Chinese, form: language.Und,
	page: pageWords{
		Title:  "政府信息公开工作年度报告核对",
		Lead:   "放入一份年度报告，立即核对各项合计、勾稽关系和文字中的数字；在表内改正后下载。",
		Local:  "全部在本机处理，不联网，不保存。",
		Remote: "只在服务器内存中处理，不保存。",
		Other:  "English",

		Open:      "打开报告",
		Drop:      "把文件拖到这里，或者",
		Choose:    "选择文件",
		Paste:     "或把网页、Word 中的报告全文粘贴到这里",
		ReadPaste: "核对粘贴的内容",

		Another:    "换一份报告",
		Report:     "报告",
		Findings:   "核对结果",
		Hint:       "表中数字可直接修改，边改边核对。上下方向键或回车键移到同一列的邻行。",
		Changes:    "已作修改",
		Restore:    "恢复",
		ToFindings: "查看结果",

		Download: "下载",
		Marked:   "附上核对结果（网页和 Word）",
		NoScript: "本页需要 JavaScript 才能读取和核对报告。",

		Busy:     "正在读取……",
		Discard:  "现有修改尚未下载，换一份报告将丢失。继续吗？",
		TooLarge: "文件过大：最大可读取 16 MB。",
		Offline:  "无法连接核对程序，请确认它仍在运行。",

		Unread:     "未能读取",
		UnreadHint: "以下内容没有读出，不是未填写。请对照原文填写。",

		Basis:        "核对依据",
		Level:        "机关层级",
		LevelUnknown: "未说明（与层级有关的要求不核对）",
		Prior:        "上一年度报告",
		ChoosePrior:  "选择文件",
		RemovePrior:  "移除",

		Register:       "依申请公开台账",
		RemoveRegister: "移除台账",
		RegisterCells:  "与台账不同的数",
		RegisterHint:   "台账可拖到此处。个人信息列不读取；CSV、Excel、Word、JSON 均可。",
	},
	found:            [4]string{"错误 %d", "警告 %d", "提示 %d", "未读取 %d"},
	nothingFound:     "未发现问题",
	comma:            "，",
	skipped:          "；因数据空白无法核对 %d 处",
	doubt:            "读取时的疑问：",
	moreProblems:     "另有 %d 处读取时的疑问未列出",
	oneSuspect:       "最可能填错的数据",
	someSuspects:     "可能填错的数据（任选一种改法，合计均可相符，可能性大的在前）",
	manySuspects:     "可能填错的数据（不符之处较多，以下只是部分改法，可能性大的在前）",
	take:             "改为 %s",
	takeAll:          "照此修改",
	change:           "%s：%s → %s",
	blank:            "空白",
	notANumber:       "填写的“%s”%s，暂按空白核对",
	untitled:         "（无标题）",
	register:         "%d年，%d件申请，未计入%d件，问题%d个",
	registerCell:     "%s：报告为%s，台账为%s",
	registerCases:    "（%s）",
	registerEnd:      "）",
	notTheYearBefore: "不是报告年度的上一年，未作比较。",
	levels: map[govinfo.AgencyLevel]string{
		govinfo.LevelStateCouncil: "国务院部门",
		govinfo.LevelProvince:     "省级人民政府", govinfo.LevelProvincialDepartment: "省级政府部门",
		govinfo.LevelCity: "市级人民政府", govinfo.LevelMunicipalDepartment: "市级政府部门",
		govinfo.LevelCounty: "县级人民政府", govinfo.LevelCountyDepartment: "县级政府部门",
		govinfo.LevelTown: "乡镇人民政府、街道办事处",
	},
	reasons: entryReasons{
		fraction: "不是整数", exponent: "带有指数，应写成普通数字", long: "位数过多",
		grouping: "的千位分隔不当", remark: "除数字外还有其他文字", other: "不是数字",
	},
	failures: failures{
		host:       "不能以这个地址访问本程序，请使用启动时显示的地址。",
		origin:     "请求来自其他网站的页面，已拒绝。",
		internal:   "程序内部出错，这份报告未能处理。",
		busy:       "同时处理的请求过多，请稍后再试。",
		slow:       "文件传输过慢，已中断。请检查网络后重试。",
		long:       "处理这份文件用时过长，已停止。请另存为较小的文件，只保留年度报告。",
		empty:      "文件是空的。",
		noReport:   "没有找到年度报告的表格和各部分标题，请确认是年度报告全文。",
		large:      "文件过大：最大可读取 16 MB。",
		json:       "JSON 不符合报告的格式：%s。",
		form:       "请求的内容不完整或不符合格式。",
		format:     "下载格式只有网页、Word 和 JSON。",
		damaged:    "文件已损坏或不是完整的文件，无法读取。",
		register:   "这不是能够统计的台账：需要登记编号、收到日期、申请人类别等表头，每项只对应一列；报告须写明年度。",
		unreadable: "%s：%s。改正后才能下载。",
	},
}

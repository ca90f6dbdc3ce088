package main

import (
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// words are what the page says, in one language.
type words struct {
	lang string
	form language.Tag // of the labels of the form

	Title, Changes, None, Identity               string
	Item, Last, This, Difference, Percent        string
	Blank, Unread, UnreadCells, Was              string
	NotComparable, LastUnread, ThisUnread        string
	PassageBefore, PassageAfter, Nothing, Report string
}

func wordsIn(tag language.Tag) words {
	in := func(zh, en string) string { return validate.Text{ZH: zh, EN: en}.In(tag) }
	w := words{
		lang: in("zh-CN", "en"), form: language.Und,
		Title: in("与上一年度比较", "Compared with last year"), Changes: in("变化", "Changes"), None: in("两份报告没有不同。", "The two reports say the same."),
		Identity: in("基本信息", "Identity"),
		Item:     in("项目", "Item"), Last: in("上年", "Last year"), This: in("本年", "This year"), Difference: in("增减", "Difference"), Percent: in("幅度", "Percent"),
		Blank: in("空白", "blank"), Unread: in("未能读取", "not read"), Was: in("上年%s", "was %s"),
		UnreadCells:   in("有未能读取的数据（不是未填写），没有比较", "figures that could not be read, which are not blank, are not compared"),
		NotComparable: in("两份报告的表二不是同一格式，没有比较。", "The two reports follow different forms of table 二, which are not compared."),
		LastUnread:    in("上年报告有 %d 项未能读取（不是未填写），请对照原文。", "%d figures of last year’s report could not be read, which is not blank: see the document."),
		ThisUnread:    in("本年报告有 %d 项未能读取（不是未填写），请对照原文。", "%d figures of this year’s report could not be read, which is not blank: see the document."),
		PassageBefore: in("上年表述", "Last year’s text"), PassageAfter: in("本年表述", "This year’s text"), Nothing: in("（无）", "(none)"),
		Report: in("报告全文", "The reports"),
	}
	if w.lang == "en" {
		w.form = language.English
	}
	return w
}

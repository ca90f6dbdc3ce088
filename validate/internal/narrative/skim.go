package narrative

import (
	"strings"
	"unicode/utf8"
)

// Most sentences of a report tell nothing that a table says. They are passed over
// without being taken apart: a sentence without a figure, a denial, 均, 全部, and
// without 申请, 复议 or 诉讼 has no telling word (see tellingWords).

// skim returns the end of the text up to the next 。 if nothing in it can tell
// anything, or else from.
func skim(text string, from int) int {
	end := len(text)
	if length := strings.Index(text[from:], "。"); length >= 0 {
		end = from + length + len("。")
	}
	for i := from; i < end; {
		c := text[i]
		if c < utf8.RuneSelf {
			if '0' <= c && c <= '9' {
				return from
			}
			i++
			continue
		}
		if c&0xF0 != 0xE0 || i+2 >= end {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		r := rune(c&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
		i += 3
		if startsTelling(r) && tellsWith(r, text, i) {
			return from
		}
	}
	return end
}

// startsTelling reports whether a character may begin or end a word that tells something.
func startsTelling(r rune) bool {
	switch r {
	case '申', '诉', '复', '未', '无', '没', '均', '都', '皆', '全', '悉', '不', '《', '〔',
		'零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两':
		return true
	}
	return '０' <= r && r <= '９'
}

// tellsWith looks at what follows such a character, which may be harmless: 全面,
// 一体化.
func tellsWith(r rune, text string, i int) bool {
	next, _ := characterAt(text, i)
	switch r {
	case '复':
		return next == '议' || isSpace(next)
	case '不':
		return next == '涉'
	case '全':
		switch next {
		case '部', '为', '数', '都':
			return true
		}
		return isSpace(next)
	case '悉':
		return next == '数'
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两':
		switch next {
		case '件', '宗', '起', '份', '例', '封', '条', '项', '个', '部', '名', '位', '人', '元', '桩', '年', '月', '日', '律',
			'零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '余', '多', '（', '(':
			return true
		}
		return isSpace(next)
	}
	return true
}

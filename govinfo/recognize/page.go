package recognize

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// What pages and files print around a report: trails of links, marks of pages, and
// lines that say something of the page itself.

// pageMark matches what stands before a line and is no part of it: the number of a
// page, the label of a text, a word in brackets.
var pageMark = regexp.MustCompile(`^(?:\s*(?:(?i:page|p\.?)\s*\d+\s*[-—–:：.]*|第\s*\d+\s*页|[-—–]\s*\d+\s*[-—–]|附件\s*\d*\s*[:：]|[正全]\s*文(?:\s*[:：]|\s+|$)|(?i:document)(?:\s+|$)|【[^】\n]{0,20}】|\[[^\]\n]{0,20}\]))+\s*`)

// withoutPageMark cuts the marks before a line.
func withoutPageMark(text string) string { return text[len(pageMark.FindString(text)):] }

// isTrail reports whether a line shows the way to the page: 首页 > 政务公开 > 年报.
func isTrail(text string) bool {
	if len(text) > 1200 {
		return false
	}
	folded := words.Fold(text)
	if strings.ContainsAny(folded, "。，;") {
		return false // a sentence
	}
	if words.HasAny(folded, "当前位置", "您的位置", "所在位置", "首页/", "首页>") {
		return true
	}
	return strings.ContainsAny(folded, ">›»→") && !strings.Contains(folded, "<")
}

// pageLabel reads what a line says of the page: the name in front of a value, which
// may be printed with spaces in it ("索 引 号"), and the value. ref is the field of a
// report that it names, or "".
func pageLabel(text string) (ref govinfo.Ref, value string, ok bool) {
	text = strings.TrimLeft(text, labelStart)
	var label [8]rune
	n := 0
	for i, r := range text {
		switch {
		case strings.ContainsRune(space, r):
			continue
		case n == len(label) || !(0x4e00 <= r && r <= 0x9fff):
			return "", "", false
		}
		label[n] = words.KeyRune(r)
		n++
		rest := text[i+utf8.RuneLen(r):]
		if !endsLabel(rest) {
			continue
		}
		if ref, known := lexicon.PrintedField(string(label[:n])); known {
			return ref, strings.Trim(rest, space+":：|[]【】"), true
		}
	}
	return "", "", false
}

const (
	space      = " \t\n\u3000\u00a0"
	labelStart = space + "•·|[【(（"
)

// labelled is a value with the name in front of it.
type labelled struct {
	ref   govinfo.Ref
	value string
}

// pageLabels takes a line apart that says several things of the page, such as
// "发布日期：2024-01-20 来源：县司法局". before is what stands before the first name.
func pageLabels(text string) (before string, all []labelled) {
	const longest = 6000
	if len(text) > longest || !strings.ContainsAny(text, ":：") {
		return text, nil
	}
	start, open := 0, -1 // of the value at hand; open is its index in all
	for i := 0; i < len(text); {
		ref, length, ok := labelAt(text, i)
		if !ok {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if open < 0 {
			before = text[:i]
		} else {
			all[open].value = strings.Trim(strings.TrimRight(text[start:i], labelStart+";；，,"), space)
		}
		all = append(all, labelled{ref: ref})
		open = len(all) - 1
		i += length
		start = i
	}
	if open < 0 {
		return text, nil
	}
	all[open].value = strings.Trim(text[start:], space)
	return strings.Trim(before, labelStart), all
}

// labelAt reads a name with a colon behind it from a place in a text where one may begin,
// and how long both are.
func labelAt(text string, i int) (ref govinfo.Ref, length int, ok bool) {
	r, _ := utf8.DecodeRuneInString(text[i:])
	if r < 0x4e00 || r > 0x9fff || i > 0 && !strings.ContainsRune(labelStart+";；，,。、", lastRune(text[:i])) {
		return "", 0, false
	}
	return colonLabel(text[i:])
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// colonLabel reads a name with a colon behind it from the start of a text, and how
// long both are.
func colonLabel(text string) (ref govinfo.Ref, length int, ok bool) {
	const most = 10
	var label []rune
	for i, r := range text {
		switch {
		case (r == ':' || r == '：') && len(label) > 0:
			ref, known := lexicon.PrintedField(string(label))
			return ref, i + utf8.RuneLen(r), known
		case strings.ContainsRune(space, r):
		case len(label) == most || !(0x4e00 <= r && r <= 0x9fff):
			return "", 0, false
		default:
			label = append(label, words.KeyRune(r))
		}
	}
	return "", 0, false
}

// endsLabel reports whether what follows a label is a colon, a space or nothing.
func endsLabel(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(space+":：|]】", next)
}

// isMetadata reports whether a line is what pages print about themselves.
func isMetadata(text string) bool {
	if len(text) > 1200 {
		return false
	}
	if _, _, labelled := pageLabel(text); labelled {
		return !strings.Contains(text, "。")
	}
	if isTrail(text) {
		return true
	}
	folded := words.Fold(text)
	if len(folded) > 300 || strings.Contains(folded, "。") {
		return false
	}
	if linksTo(folded) {
		return true
	}
	for _, word := range [...]string{
		"来源:", "信息来源", "作者:", "浏览次数", "浏览量", "点击数", "访问量", "阅读次数", "索引号", "发布机构", "发文机关",
		"发文字号", "主题分类", "责任编辑", "www.", "http:", "https:",
	} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	if utf8.RuneCountInString(folded) > 24 {
		return false // the words below stand in sentences, too
	}
	for _, word := range [...]string{"字号", "字体", "打印", "分享", "有效性", "目录", "无障碍", "关怀版", "长者", "语音播报", "扫一扫"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// isPageEnd reports whether a line is what pages print below a text.
func isPageEnd(text string) bool {
	if len(text) > 800 {
		return false
	}
	folded := words.Fold(text)
	if len(folded) > 200 {
		return false
	}
	if strings.HasSuffix(folded, "。") || strings.HasSuffix(folded, ";") {
		return false // a sentence of the report, such as one on 承办单位 of proposals
	}
	for _, word := range [...]string{
		"上一篇:", "下一篇:", "版权所有", "ICP备", "主办单位:", "承办单位:", "主办:", "承办:", "网站标识码", "公网安备", "Copyright", "copyright", "【打印", "[打印", "打印本页", "关闭窗口",
	} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	for _, word := range [...]string{"上一篇", "下一篇", "上一条", "下一条", "扫一扫", "相关附件", "返回顶部", "主办单位", "承办单位"} {
		if strings.HasPrefix(folded, word) {
			return true
		}
	}
	return false
}

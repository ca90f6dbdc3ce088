package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/words"
)

// organEndings are how names of organs end.
var organEndings = [...]string{
	"政府", "办公室", "办公厅", "办事处", "委员会", "管委会", "局", "厅", "委", "部", "署", "院", "处", "所", "中心", "镇", "乡", "办", "会", "大队", "支队", "总队", "站", "公司", "行", "社",
	"机关", "海关", "关区", "街道", "园区", "开发区", "经开区", "高新区", "学校", "大学", "系统", "学院", "中学", "小学", "幼儿园", "医院",
}

// isOrganName reports whether a line names an organ and nothing else: it ends as such
// names do and is no menu of several words. name is what a title would take of it.
func isOrganName(line, name string) bool {
	folded := words.Fold(line)
	if open := strings.IndexByte(folded, '('); open > 0 && strings.HasSuffix(folded, ")") {
		folded = folded[:open]
	}
	plain := reportYear.ReplaceAllString(simplified(folded), "")
	if n := utf8.RuneCountInString(plain); n < 3 || n > longestName || !isPlausibleOrgan(name) {
		return false
	}
	if parts := strings.Fields(line); len(parts) > 2 && len(parts[0]) > len("县") && len(parts[1]) > len("县") {
		return false
	}
	if strings.Contains(strings.ReplaceAll(plain, "网络", ""), "网") || strings.Contains(plain, "门户") || strings.Contains(plain, "首页") {
		return false
	}
	return endsAsOrgan(plain)
}

// endsAsOrgan reports whether a simplified text ends as names of organs do.
func endsAsOrgan(plain string) bool {
	return slices.ContainsFunc(organEndings[:], func(ending string) bool { return strings.HasSuffix(plain, ending) })
}

// proseWords stand in sentences about a report, and in no organ's name.
var proseWords = [...]string{"根据", "按照", "依据", "现将", "编制", "印发", "要求", "规定", "通知", "条例", "报告", "本年", "我局", "我县", "我市", "我镇", "我乡", "我区", "公布", "做好"}

// isPlausibleOrgan reports whether what is left of a title may be the name of an
// organ.
func isPlausibleOrgan(name string) bool {
	if utf8.RuneCountInString(name) > longestName || name == "中华人民共和国" ||
		strings.Count(name, "(") != strings.Count(name, ")") {
		return false
	}
	for _, r := range name {
		if r < utf8.RuneSelf && r != '(' && r != ')' && (r < '0' || r > '9') || strings.ContainsRune("《》“”【】。；：，、？！〉〈>|•·…—", r) {
			return false
		}
	}
	return true
}

// simplified writes a folded text in simplified characters, each in as many bytes as
// before.
func simplified(folded string) string {
	return strings.Map(func(r rune) rune {
		if 0x4e00 <= r && r <= 0x9fff {
			return words.KeyRune(r)
		}
		return r
	}, folded)
}

package recognize

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

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
	return organname.EndsAsOrgan(plain)
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

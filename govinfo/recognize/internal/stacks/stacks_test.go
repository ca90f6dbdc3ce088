package stacks_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/recognize/internal/stacks"
)

// applicants are the headings of table 三, results those of a block of table 四.
var (
	applicants = []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
	results    = []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
)

func fifteen() []string { return slices.Concat(results, results, results) }

// lines divides a text at / into lines, and these at spaces into words.
func lines(text string) (lines [][]string) {
	for line := range strings.SplitSeq(text, "/") {
		lines = append(lines, strings.Fields(line))
	}
	return lines
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		name     string
		headings []string
		text     string
		want     bool
	}{
		{"begun at the top", applicants, "自然 商业 科研 社会 法律 其他 总计/人 企业 机构 公益 服务/组织 机构", true},
		{"ended at the bottom", applicants, "社会 法律/商业 科研 公益 服务/自然人 企业 机构 组织 机构 其他 总计", true},
		{"centred, of different heights", applicants, "自然 总计/人 商业 科研 社会 法律 其他/企业 机构 公益 服务/组织 机构", true},
		{"parts of different columns in one word", applicants, "自然商业科研社会法律其他 总计/人企业机构公益服务/组织机构", true},
		{"a space within a part", applicants, "自然人 商业 科研 社会 法律 其他 总 计/企业 机构 公益 服务/组织 机构", true},
		{"a column after the other", applicants, "自然/人/商业/企业/科研/机构/社会/公益/组织/法律/服务/机构/其他 总计", true},
		{"one character a line", results, "结 结 其 尚 总/果 果 他 未 计/维 纠 结 审/持 正 果 结", true},
		{"a part of the second line before one of the first", results, "维持/结果 结果 其他 尚未 总计/纠正 结果 审结", true},
		{"three blocks", fifteen(), "结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计/维持 纠正 结果 审结 维持 纠正 结果 审结 维持 纠正 结果 审结", true},
		{"a total alone in three blocks", fifteen(), "总计/结果 结果 其他 尚未 结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计/维持 纠正 结果 审结 维持 纠正 结果 审结 维持 纠正 结果 审结", true},

		{"columns exchanged", applicants, "自然 科研 商业 社会 法律 其他 总计/人 机构 企业 公益 服务/组织 机构", false},
		{"columns exchanged on one line only", applicants, "自然 商业 科研 社会 法律 其他 总计/人 企业 机构 服务 公益/组织 机构", false},
		{"columns one after the other, exchanged", applicants, "商业/企业/自然/人/科研/机构/社会/公益/组织/法律/服务/机构/其他 总计", false},
		{"the total alone", applicants, "总计/自然 商业 科研 社会 法律 其他/人 企业 机构 公益 服务/组织 机构", false},
		{"a character lost", applicants, "自然 商业 科研 社会 法律 其他 总计/人 企业 机构 公益 服务/组织 机", false},
		{"a column lost", applicants, "自然 商业 科研 社会 法律 总计/人 企业 机构 公益 服务/组织 机构", false},
		{"a column doubled", applicants, "自然 商业 科研 社会 法律 其他 其他 总计/人 企业 机构 公益 服务/组织 机构", false},
		{"a character of another", applicants, "自然 商业 科研 社会 法律 其它 总计/人 企业 机构 公益 服务/组织 机构", false},
		{"as long, a character twice and another missing", applicants, "自然 商业 科研 社会 法律 其他 总计/人 企业 机构 公益 服务/组织 机机", false},
		{"whole headings", applicants, "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计", false},
		{"one heading in parts", applicants, "自然人 商业企业 科研机构 社会公益 法律服务机构 其他 总计/组织", false},
		{"two whole headings, exchanged, beside broken ones", applicants, "自然人 商业企业 科研机构 社会公益 法律服务 总计 其他/组织 机构", false},
		{"nothing", applicants, "", false},
	} {
		if got := stacks.Explain(c.headings, lines(c.text)); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
	}
}

// However headings are broken and centred, they are understood, and if two of them that
// differ are exchanged, they are not.
func TestBrokenHeadings(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	for range 5000 {
		headings := [][]string{applicants, results, fifteen()}[random.IntN(3)]
		parts := make([][]string, len(headings))
		broken, height := 0, 0
		for i, heading := range headings {
			parts[i] = breakUp(random, heading, 1+random.IntN(3))
			height = max(height, len(parts[i]))
			if len(parts[i]) > 1 {
				broken++
			}
		}
		text := page(parts, height, random.IntN(3))
		if got := stacks.Explain(headings, text); got != (broken > 1) {
			t.Errorf("%q: %t", text, got)
		}
		i, k := random.IntN(len(headings)-1), random.IntN(len(headings)-1)
		if headings[i] == headings[k] {
			continue
		}
		parts[i], parts[k] = parts[k], parts[i]
		if text := page(parts, height, 0); stacks.Explain(headings, text) {
			t.Errorf("%q: %d and %d are exchanged", text, i, k)
		}
	}
}

// breakUp divides a text into at most so many parts.
func breakUp(random *rand.Rand, text string, most int) (parts []string) {
	runes := []rune(text)
	for ; most > 1 && len(runes) > 1; most-- {
		n := 1 + random.IntN(len(runes)-1)
		parts, runes = append(parts, string(runes[:n])), runes[n:]
	}
	return append(parts, string(runes))
}

// page puts the parts of headings on lines: at the top, in the middle, or at the bottom.
func page(parts [][]string, height, place int) (lines [][]string) {
	for y := range height {
		var line []string
		for _, p := range parts {
			if at := y - (height-len(p))*place/2; at >= 0 && at < len(p) {
				line = append(line, p[at])
			}
		}
		if len(line) > 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// What cannot be explained is given up, whatever its length.
func TestExplainEnds(t *testing.T) {
	headings := slices.Repeat([]string{"总总总总"}, 20)
	line := slices.Repeat([]string{"总"}, 79)
	if stacks.Explain(headings, [][]string{line, {"计"}}) {
		t.Error("explained")
	}
}

func ExampleExplain() {
	headings := []string{"自然人", "商业企业", "总计"}
	fmt.Println(stacks.Explain(headings, [][]string{{"自然", "商业", "总计"}, {"人", "企业"}}))
	fmt.Println(stacks.Explain(headings, [][]string{{"商业", "自然", "总计"}, {"企业", "人"}}))
	// Output:
	// true
	// false
}

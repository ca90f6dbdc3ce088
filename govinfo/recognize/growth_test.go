package recognize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// costly makes texts of n lines of what is dear to read: words that are nearly those
// of the form, no two of them the same, so that no answer can be kept.
var costly = map[string]func(n int) string{
	"labels": func(n int) string {
		return lines(n, func(i int) string { return fmt.Sprintf("%d.属于国家机%s密", i%9+1, unlike(i)) })
	},
	"labels with figures": func(n int) string {
		return lines(n, func(i int) string {
			return fmt.Sprintf("%d.本机关不掌%s握相关政府信息 | 0 | 1 | 0 | 2 | 0 | %d | 3 |", i%3+1, unlike(i), i)
		})
	},
	"one label": func(n int) string {
		return lines(n, func(i int) string { return fmt.Sprintf("1.属于国家秘密 | 0 | 1 | 0 | 2 | 0 | %d | 3 |", i) })
	},
	"one label with and without figures": func(n int) string {
		return lines(n, func(i int) string { return "1.属于国家秘密" + strings.Repeat(" 0 1 0 2 0 0 3", i%2) })
	},
	"one title between rows": func(n int) string {
		return lines(n, func(i int) string {
			return []string{"云溪县水利局2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况", "规章 | 0 | 1 | 0 |", ""}[i%4]
		})
	},
	"headings": func(n int) string {
		return lines(n, func(i int) string {
			return fmt.Sprintf("商业企%s业 | 科研机构 | 社会公益%s组织 | 法律服务机构 | 其他 |", unlike(i), unlike(i+7))
		})
	},
	"headings in pieces": func(n int) string {
		return lines(n, func(i int) string {
			return []string{"商业", "企业", "总计", "结果 结果 其他", "维持 纠正 结果", "其他 总计"}[i%6]
		})
	},
	"titles": func(n int) string {
		return lines(n, func(i int) string {
			return fmt.Sprintf("云溪县%s局%d年政府信息公开工作年度报告", unlike(i), 2000+i%50)
		})
	},
	"sections": func(n int) string {
		return lines(n, func(i int) string {
			return fmt.Sprintf("三、收到和处理政%s信息公开申请情况", unlike(i))
		})
	},
	"list items": func(n int) string { return lines(n, func(int) string { return "x" }) },
	"figures": func(n int) string {
		return lines(n, func(i int) string { return fmt.Sprint(i % 10) })
	},
	"bars": func(n int) string { return lines(n, func(i int) string { return strings.Repeat("|", 1+i%15) }) },
	"paths": func(n int) string {
		return lines(n, func(i int) string { return "首页 > 政府信息公开 > " + unlike(i) + "年报" })
	},
}

// costlyHead makes what follows a part of table 三.
const costlyHead = `云溪县水利局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |
自然人 | 法人或其他组织 | 总计 |
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |
`

func lines(n int, line func(i int) string) string {
	var text strings.Builder
	for i := range n {
		text.WriteString(line(i) + "\n")
	}
	return text.String()
}

// unlike returns two characters that hardly repeat.
func unlike(i int) string { return string([]rune{rune(0x4e00 + i%20000), rune(0x4e00 + i*7919%20000)}) }

// Twice the text costs about twice as much, whatever it is made of. Allocations are
// counted, for time depends on the machine. Problems do not grow for ever.
func TestCostGrowsLinearly(t *testing.T) {
	const lines = 1500
	for name, text := range costly {
		t.Run(name, func(t *testing.T) {
			var allocations [3]float64
			var problems [3]int
			for i := range allocations {
				doc, err := plain.Document([]byte(costlyHead + text(lines<<i)))
				if err != nil {
					t.Fatal(err)
				}
				allocations[i] = testing.AllocsPerRun(1, func() {
					result := recognize.Document(doc)
					problems[i] = len(result.Doubts)
				})
			}
			// A fixed part and growing maps and slices are allowed for.
			if allocations[2] > 2.6*allocations[1]+2000 || allocations[1] > 2.6*allocations[0]+2000 {
				t.Errorf("%.0f allocations", allocations)
			}
			if perLine := allocations[2] / (lines << 2); perLine > 30 {
				t.Errorf("%.0f allocations a line", perLine)
			}
			if problems[2] > 1000 || problems[2] > problems[1]+10 && problems[1] > 500 {
				t.Errorf("%d problems", problems)
			}
			t.Logf("%.0f allocations, %d problems", allocations, problems)
		})
	}
}

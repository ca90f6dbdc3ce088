package read

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// Whatever pages and files print around a title, nothing but its organ and its year is
// taken for them: each is read right, or told.
func TestIdentityAmongOtherLines(t *testing.T) {
	random := rand.New(rand.NewPCG(2026, 11))
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	organs := []string{
		"云溪县林业局", "云溪县青石镇人民政府", "青石镇", "北街街道办事处", "云溪市人民政府办公室", "云溪海关(本级机关)", "云溪经济开发区管理委员会", "云溪县发展和改革局(粮食和物资储备局)",
		"云溪省邮政管理局", "云溪县人民政府", "白水回族乡", "云溪市公安局交通警察支队", "国家税务总局云溪县税务局", "云溪县消防救援大队", "云溪县人民政府机关",
	}
	before := []string{
		"首页 > 政府信息公开 > 政府信息公开年报", "当前位置：首页 >> 乡镇 >> 青石镇 >> 年报", "首页/信息公开/政府信息公开年报/正文", "Document", "正文", "- 1 -", "第 1 页", "【字体： 大 中 小】",
		"首页 政务资讯 政务公开 办事服务 政民互动", "云溪县人民政府门户网站", "无障碍阅读 长者版", "索引号：0143/2024-00002　发布机构：云溪县政府办", "索 引 号 | 0143 | 发布机构 | 镇政府 |",
		"政府信息公开年报", "政府信息\n公开年报", "发布日期：2031-01-20 浏览次数：33", "来源：县政府办", "云溪县人民政府网", "互动交流", "云溪要闻", "关于云溪", "其他年份：2018 2019 2020", "2018年政府信息公开工作年度报告解读", "www.yunxi.gov.cn", "打印 分享", "信息公开 规章库", "开启无障碍",
		"名    称：%s%d年政府信息公开工作年度报告", "标题: %s%d年政府信息公开年报", "%s%d年政府信息公开工作年度报告", "  名称  %s%d年政府信息公开年度报告\n 索引号  0143/2024-00002   分类   信息公开年报   其他    报告",
	}
	titles := []string{
		"%[1]s%[2]d年政府信息公开工作年度报告", "%[1]s\n%[2]d年政府信息公开工作年度报告", "%[2]d年%[1]s政府信息公开工作年度报告", "%[2]d年度%[1]s政府信息公开年度报告", "%[1]s %[2]d 年政府信息公开工作年度报告",
		"%[1]s%[2]d年政府信息公开\n工作年度报告", "%[1]s%[2]d年政府信息公开工作\n年度报告", "%[1]s政府信息公开工作年度报告（%[2]d年度）", "%[1]s\n政府信息公开工作年度报告\n（%[2]d年）", "%[1]s关于%[2]d年度政府信息公开工作的报告",
		"《%[1]s%[2]d年政府信息公开工作年度报告》", "%[1]s%[2]d年政府信息公开工作年度报告　发布时间：2031-01-20", "【年报】%[1]s%[2]d年政府信息公开工作年度报告", "%[2]d年政府信息公开工作年度报告\n（%[1]s）",
	}
	after := []string{
		"发布日期：2031-01-20 来源：县政府办", "（2031年1月20日）", "字号：大 中 小", "日期：2031-01-20 作者：本站", "打印 分享到：", "语音播报", "访问量：", "%s%d年政府信息公开工作年度报告",
		"根据《中华人民共和国政府信息公开条例》（自2019年5月15日起施行）和《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》，编制本报告。",
		"本报告所列数据的统计期限自%[2]d年1月1日起至12月31日止。",
	}
	const runs = 3000
	named := 0
	for range runs {
		organ, year := pick(organs), 2019+random.IntN(8)
		var lines []string
		add := func(pattern string) {
			if strings.Contains(pattern, "%") {
				pattern = fmt.Sprintf(pattern, organ, year)
			}
			lines = append(lines, strings.Split(strings.TrimSuffix(pattern, "%!(EXTRA string="+organ+")"), "\n")...)
			if random.IntN(3) == 0 {
				lines = append(lines, "")
			}
		}
		for range random.IntN(4) {
			add(pick(before))
		}
		add(pick(titles))
		for range random.IntN(3) {
			add(pick(after))
		}
		text := strings.Join(lines, "\n") + tail
		if random.IntN(3) == 0 {
			text = pageOf(text)
		}
		reading, told := identityOf(t, text)
		r := &reading.Report
		if name := r.Agency.Name; name != organ && (name != "" || !strings.Contains(told, "organ-unknown")) {
			t.Errorf("organ %q, want %q, in\n%s", name, organ, text)
		}
		if r.Year != year && (r.Year != 0 || !strings.Contains(told, "year-unknown")) {
			t.Errorf("year %d, want %d, in\n%s", r.Year, year, text)
		}
		if t.Failed() {
			return
		}
		if r.Agency.Name == organ && r.Year == year {
			named++
		}
	}
	if named < runs*98/100 {
		t.Errorf("%d of %d heads are read", named, runs)
	}
}

// pageOf writes lines as a web page; rows of bars as a table.
func pageOf(text string) string {
	var page strings.Builder
	page.WriteString("<!DOCTYPE html><html><head><title>政府信息公开年报_云溪县人民政府门户网站</title></head><body>")
	for line := range strings.Lines(text) {
		line = strings.NewReplacer("\n", "", "&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(line)
		switch {
		case strings.Contains(line, " | "):
			page.WriteString("<table><tr><td>" + strings.ReplaceAll(line, "|", "</td><td>") + "</td></tr></table>")
		case strings.Contains(line, "年度报告") && strings.HasPrefix(line, "云溪"):
			page.WriteString("<h1>" + line + "</h1>")
		default:
			page.WriteString("<p>" + line + "</p>")
		}
	}
	page.WriteString("</body></html>")
	return page.String()
}

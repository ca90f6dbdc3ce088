package recognize_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// What a title takes for whose report it is must be an organ: halves of names and years,
// words for any organ, verbs, sites and the titles of other pages are none.
func TestNoOrganIsBetterThanAWrongOne(t *testing.T) {
	const title = "2023年政府信息公开工作年度报告"
	for name, test := range map[string]struct {
		lines []string
		organ string
	}{
		"a year broken over lines":         {[]string{"云溪县水务局2023", "年政府信息公开工作年度报告"}, "云溪县水务局"},
		"half of a name":                   {[]string{"临渠市卫生健康委", "员会" + title}, "临渠市卫生健康委员会"},
		"a word for any organ":             {[]string{"本单位" + title}, ""},
		"all organs":                       {[]string{"各部门" + title}, ""},
		"the name of a column":             {[]string{"政务公开" + title}, ""},
		"a verb":                           {[]string{"云溪县人民政府办公室转发云溪县水务局" + title}, ""},
		"two names in one line":            {[]string{"云溪县人民政府云溪县财政局" + title}, ""},
		"two names of one organ":           {[]string{"云溪县农业农村局（云溪县乡村振兴局）" + title}, "云溪县农业农村局(云溪县乡村振兴局)"},
		"the next page":                    {[]string{"云溪县水务局" + title, "2024-01-20", "下一篇", "云溪县审计局" + title}, "云溪县水务局"},
		"related pages":                    {[]string{"云溪县水务局" + title, "相关文档：", "云溪县审计局" + title}, "云溪县水务局"},
		"only another page":                {[]string{"上一篇：", "云溪县教育局" + title, "根据《条例》编制本报告。"}, ""},
		"titles of several organs":         {[]string{"云溪县财政局" + title, "云溪县教育局" + title, "云溪县民政局" + title}, ""},
		"the value of a label":             {[]string{"来源：", "云溪县融媒体中心", title}, ""},
		"the organ on a line of its own":   {[]string{"云溪县水务局", title}, "云溪县水务局"},
		"an organ whose place is repeated": {[]string{"吉林省吉林市水务局" + title}, "吉林省吉林市水务局"},
		// A name over two lines: joined where nothing else can be meant, or the text has it whole.
		"a place above a bureau":                {[]string{"临渠市平山区", "住房和城乡建设局", title}, "临渠市平山区住房和城乡建设局"},
		"an organ above its branch":             {[]string{"临渠市公安局", "平山分局" + title}, "临渠市公安局平山分局"},
		"an organ above its part":               {[]string{"临渠市住房公积金管理中心", "云溪管理部", title}, "临渠市住房公积金管理中心云溪管理部"},
		"a service above its bureau":            {[]string{"国家税务总局", "云溪县税务局", title}, "国家税务总局云溪县税务局"},
		"the second half of a conjunction":      {[]string{"临渠市平山区人力资源", "和社会保障局", title}, "临渠市平山区人力资源和社会保障局"},
		"places above a subdistrict":            {[]string{"临渠市", "平山区", "白石街道办事处", title}, "临渠市平山区白石街道办事处"},
		"a half that may stand alone":           {[]string{"云溪县交通运输", "综合行政执法大队", title}, ""},
		"a half that the preface has whole":     {[]string{"云溪县交通运输", "综合行政执法大队", title, "本报告由云溪县交通运输综合行政执法大队编制。"}, "云溪县交通运输综合行政执法大队"},
		"a committee above a bureau":            {[]string{"临渠经济技术开发区管理委员会", "财政局", title}, ""},
		"a site's head above a whole name":      {[]string{"云溪县人民政府", "石桥镇人民政府" + title}, "石桥镇人民政府"},
		"a column above a name without place":   {[]string{"云溪县政务公开", "财政局" + title}, "财政局"},
		"a name without place and nothing else": {[]string{"财政局" + title}, "财政局"},
		"a break within brackets":               {[]string{"云溪县农业农村局（云溪县乡", "村振兴局）" + title}, "云溪县农业农村局(云溪县乡村振兴局)"},
		"brackets and nothing before":           {[]string{"村振兴局）" + title}, ""},
		"a break within a place":                {[]string{"临渠", "市财政局" + title}, ""},
		"a break within a place, and the whole": {[]string{"望川彝族", "自治县财政局" + title, "发布机构：望川彝族自治县财政局"}, "望川彝族自治县财政局"},
		"a break within a word":                 {[]string{"江南省临", "渠市云溪县财政局", title}, ""},
		"a line that may belong to a name":      {[]string{"云溪县政策解读", "石桥镇人民政府" + title, "现公布石桥镇人民政府" + title + "。"}, "石桥镇人民政府"},
		// Lists.
		"a list of towns":                    {[]string{"白石镇", "石桥镇", "梅岭乡", title}, ""},
		"a list with bullets":                {[]string{"- 云溪县财政局", "- 云溪县教育局", title}, ""},
		"a list below the title":             {[]string{title, "白石镇", "石桥镇", "梅岭乡"}, ""},
		"an organ above and one below":       {[]string{"云溪县人民政府", title, "石桥镇人民政府"}, ""},
		"an organ above and one in brackets": {[]string{"云溪县水务局", title, "（云溪县林业局）"}, ""},
		"a government above, brackets below": {[]string{"云溪县人民政府", title, "（云溪县林业局）"}, "云溪县林业局"},
		"with its subordinates":              {[]string{"云溪县水务局及下属单位" + title}, ""},
		"what it was":                        {[]string{"原云溪县水务局" + title}, ""},
		"a government above a bureau":        {[]string{"云溪县人民政府", "云溪县财政局", title}, "云溪县财政局"},
		// Words around the name.
		"another organ in front":   {[]string{"临渠市财政局  云溪县财政局" + title}, ""},
		"the government in front":  {[]string{"云溪县人民政府  云溪县财政局" + title}, "云溪县财政局"},
		"two organs on a line":     {[]string{"云溪县水利局 云溪县林业局", title}, ""},
		"a column's name in front": {[]string{"部门动态云溪县财政局" + title}, ""},
		"the number of an item":    {[]string{"001云溪县财政局" + title}, ""},
		"a remark in front":        {[]string{"（县直）云溪县财政局" + title}, ""},
		"a long name of a banner":  {[]string{"达尔罕茂明安联合旗财政局" + title}, "达尔罕茂明安联合旗财政局"},
		"a scope behind":           {[]string{"云溪县卫生健康局（含下属事业单位）" + title}, "云溪县卫生健康局"},
		"a verb behind":            {[]string{"云溪县水务局召开" + title}, ""},
		"all organs of a place":    {[]string{"现公布云溪县各乡镇人民政府" + title + "。"}, ""},
		"a company makes reports":  {[]string{"本报告由湖南众信信息技术有限公司编制。"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			result := recognize.Document(headed(test.lines...))
			if organ := result.Report.Agency.Name; organ != test.organ {
				t.Errorf("organ %q, want %q", organ, test.organ)
			}
		})
	}
}

// A line above a title is whose report it is only if nothing else in the document speaks of
// another organ; on a page of a site it is told unless something confirms it.
func TestLinesAboveATitleAreWeighed(t *testing.T) {
	for name, test := range map[string]struct {
		above, below string
		organ        string
		told         recognize.Code
	}{
		"another has made it":          {"云溪县人民政府", "白石镇人民政府根据《条例》编制本报告。", "", recognize.UnknownOrgan},
		"another's is announced":       {"云溪县人民政府", "现公布白石镇人民政府2023年政府信息公开工作年度报告。", "", recognize.UnknownOrgan},
		"another's work":               {"云溪县人民政府", "结合云溪县财政局2023年政府信息公开工作实际编制。", "", recognize.UnknownOrgan},
		"another is to be asked":       {"云溪县人民政府", "如有疑问，请与白石镇人民政府党政办联系。", "", recognize.UnknownOrgan},
		"another has published it":     {"云溪县人民政府", "发布机构：云溪县财政局", "", recognize.UnknownOrgan},
		"another is its source":        {"云溪县人民政府", "2024-01-15 来源：白石镇", "", recognize.UnknownOrgan},
		"it calls itself otherwise":    {"云溪县人民政府", "根据《条例》，我局编制本报告。", "", recognize.UnknownOrgan},
		"a town calls itself":          {"云溪县财政局", "我镇编制本报告。", "", recognize.UnknownOrgan},
		"nothing confirms it":          {"云溪县人民政府", "【字体：大 中 小】 打印 分享", "云溪县人民政府", recognize.InferredOrgan},
		"no page of a site":            {"云溪县人民政府", "根据《条例》编制本报告。", "云溪县人民政府", ""},
		"a bureau's site":              {"云溪县财政局", "【字体：大 中 小】 打印 分享", "云溪县财政局", recognize.InferredOrgan},
		"its office is asked":          {"云溪县人民政府", "如有疑问，请与云溪县人民政府办公室联系。", "云溪县人民政府", ""},
		"in short":                     {"云溪县卫生健康局", "来源：县卫健局", "云溪县卫生健康局", ""},
		"in full":                      {"云溪县财政局", "现发布临渠市云溪县财政局2023年政府信息公开工作年度报告。", "云溪县财政局", ""},
		"its government's site":        {"云溪县财政局", "来源：云溪县人民政府办公室", "云溪县财政局", recognize.InferredOrgan},
		"a newsroom":                   {"云溪县财政局", "来源：云溪县融媒体中心", "云溪县财政局", recognize.InferredOrgan},
		"it calls itself so":           {"云溪县财政局", "我局编制本报告，我镇没有。", "云溪县财政局", ""},
		"its office calls itself so":   {"云溪县北街街道办事处", "我办编制本报告。", "云溪县北街街道办事处", ""},
		"another's office has made it": {"云溪县财政局", "本报告由望川县人民政府办公室编制。", "", recognize.UnknownOrgan},
		"its own office has made it":   {"云溪县人民政府", "本报告由云溪县人民政府办公室编制。", "云溪县人民政府", ""},
		"another county's government":  {"云溪县财政局", "发布机构：望川县人民政府", "", recognize.UnknownOrgan},
		"a bureau of another rank":     {"临渠市财政局", "本报告由临渠市平山区财政局编制。", "", recognize.UnknownOrgan},
		"supervision in the name":      {"云溪县人民政府", "本报告由云溪县市场监督管理局编制。", "", recognize.UnknownOrgan},
		"its government's office":      {"云溪县财政局", "来源：县政府办", "云溪县财政局", recognize.InferredOrgan},
		"its office in short":          {"云溪县人民政府", "来源：县府办", "云溪县人民政府", ""},
		"its part":                     {"云溪县公安局", "云溪县公安局石桥派出所根据《条例》编制本报告。", "", recognize.UnknownOrgan},
		"its county":                   {"云溪县财政局", "我县各项工作有序开展。", "云溪县财政局", ""},
	} {
		t.Run(name, func(t *testing.T) {
			result := recognize.Document(headed(test.above, "2023年政府信息公开工作年度报告", test.below))
			if organ := result.Report.Agency.Name; organ != test.organ {
				t.Errorf("organ %q, want %q", organ, test.organ)
			}
			told := toldOf(&result, "agency.name")
			if told != test.told {
				t.Errorf("told %q, want %q", told, test.told)
			}
		})
	}
}

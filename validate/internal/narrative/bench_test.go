package narrative

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// benchReport returns a report with a true narrative of about 2,000 characters,
// as dense in figures as published ones.
func benchReport(b testing.TB) *govinfo.Report {
	r := *readTables(b)["C"]
	r.Overview = govinfo.Text(
		"2024年，临江市人民政府坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大和二十届二中、三中全会精神，严格执行《中华人民共和国政府信息公开条例》，围绕市委、市政府中心工作，不断拓展公开范围、丰富公开形式、提升公开质量，政府信息公开各项工作取得新的成效。",
		"（一）主动公开。聚焦重点领域，持续加大政策公开、执行公开、结果公开力度。全年通过市政府门户网站主动公开政府信息35.6万条，其中规划计划类信息1204条、财政预决算信息3820条、行政许可结果28万条。坚持政策文件与解读材料同步起草、同步审批、同步发布，全年发布各类解读材料612篇，举办新闻发布会48场，在线访谈36期。围绕优化营商环境、义务教育、医疗卫生、养老服务等主题，编制面向企业群众的政策汇编12册，推动政策直达快享。全市政府系统公开会议议题213个，邀请利益相关方、公众代表列席会议46人次。",
		"（二）依申请公开。进一步健全政府信息公开申请登记、审核、办理、答复、归档制度，加强与申请人的沟通，规范答复文书格式，提高答复质量。2024年，全市各级行政机关共收到政府信息公开申请2410件，其中自然人申请2210件，法人或其他组织申请200件；上年结转96件。已办结2363件，其中：予以公开1013件，占42.87%；部分公开160件，占6.77%；不予公开239件，占10.11%；无法提供733件，占31.02%；不予处理105件，占4.44%；其他处理113件，占4.78%。结转下年度继续办理143件。因政府信息公开被申请行政复议116件，其中维持61件、纠正14件、其他结果22件、尚未审结19件；被提起行政诉讼83件，其中结果维持53件、结果纠正3件、其他结果13件、尚未审结14件。",
		"（三）政府信息管理。严格落实政府信息公开属性源头认定机制，落实公开前保密审查和“三审三校”制度，未发生失泄密事件。规范行政规范性文件的制定和监督管理，推进文件公开、清理、有效性标注，全市制发规章2件、行政规范性文件50件；废止规章1件、行政规范性文件37件；现行有效规章12件、行政规范性文件420件，集中在市政府门户网站规章、规范性文件库统一公开，并提供在线查阅、检索和下载服务。",
		"（四）平台建设。深入推进政府网站集约化建设，完善网站功能，优化栏目设置，提升智能检索和无障碍浏览水平。规范政务新媒体管理，关停整合账号21个，开展季度检查4次，通报问题37个，均已整改到位。办好市政府公报，全年出版公报12期，免费赠阅5万余册。依托全市各级政务服务大厅、图书馆、档案馆设立政务公开专区，提供政府信息查询、申请接收、办事咨询等服务1.2万人次。",
		"（五）监督保障。调整完善市政务公开领导小组，召开全市政务公开工作会议，印发年度工作要点，明确责任分工。将政务公开工作纳入全市综合考核，占分权重不低于4%，委托第三方机构开展评估，并通报评估结果。举办全市业务培训班2期，培训320人次，开展以案释法和案例研讨，提高工作人员的法治意识和业务能力。全年未发生因政府信息公开工作被追究责任的情形。",
	)
	r.Problems = govinfo.Text(
		"2024年，我市政府信息公开工作取得了一定成效，但仍存在一些不足：一是公开内容的深度和广度与公众期待还有差距，部分领域公开不够及时；二是依申请公开答复的规范化水平有待进一步提高；三是政策解读形式较为单一，精准推送能力还不强。",
		"下一步，将重点做好以下工作：一是持续深化重点领域信息公开，完善公开事项标准目录，实行动态管理；二是加强业务指导和培训，规范办理流程，统一答复标准，提升依申请公开办理质效；三是创新解读形式，综合运用图表图解、音频视频、场景演示等方式开展解读，让群众看得懂、用得上。",
	)
	r.OtherMatters = govinfo.Text("全市共发出收费通知25件，实际收取信息处理费2230元，其中市自然资源局880元、市住建局1080元、县级单位270元。")
	return &r
}

func BenchmarkCheck(b *testing.B) {
	r := benchReport(b)
	text := r.Overview.String() + r.Problems.String() + r.OtherMatters.String()
	count := 0
	Check(r, nil, func(Issue) { count++ })
	if count != 0 {
		b.Fatal("the narrative is true")
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	yield := func(Issue) { count++ }
	for b.Loop() {
		Check(r, nil, yield)
	}
	perReport := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
	b.ReportMetric(perReport/float64(utf8.RuneCountInString(text))*2000/1000, "µs/2000chars")
	// The limit: decoding the characters of the text and doing nothing with them.
	b.StopTimer()
	const rounds = 2000
	start := time.Now()
	runes := 0
	for range rounds {
		for range text {
			runes++
		}
	}
	decode := float64(time.Since(start).Nanoseconds()) / rounds
	b.ReportMetric(perReport/decode, "times-decoding")
}

func TestCheckDoesNotAllocate(t *testing.T) {
	r := benchReport(t)
	yield := func(Issue) { t.Fatal("the narrative is true") }
	if n := testing.AllocsPerRun(100, func() { Check(r, nil, yield) }); n != 0 {
		t.Errorf("%v allocations where nothing is found", n)
	}
}

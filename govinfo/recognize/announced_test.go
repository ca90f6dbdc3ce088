package recognize_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// withPreface makes a report without tables whose preface begins with a text.
func withPreface(preface string) *document.Document {
	doc := &document.Document{}
	for _, text := range []string{
		preface, "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
		"一、总体情况", "全年公开信息9条。", "五、存在的主要问题及改进情况", "时效不强。", "六、其他需要报告的事项", "无。",
	} {
		doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: text})
	}
	return doc
}

// Pages that print no title name their organ in what they say of the report.
func TestOrganThatThePrefaceAnnounces(t *testing.T) {
	for preface, want := range map[string]string{
		"根据《条例》规定，现公布临江市云溪县水利局2023年政府信息公开工作年度报告。本报告由六部分组成。":       "临江市云溪县水利局",
		"根据《条例》要求，现发布《云溪县财政局2023年政府信息公开工作年度报告》。":                  "云溪县财政局",
		"依照《条例》，现向社会公布2023年临江市教育局政府信息公开工作年度报告。":                   "临江市教育局",
		"现特向社会公布2023年石桥镇人民政府信息公开工作年度报告。":                          "石桥镇人民政府",
		"完成了《2023年度柳堤街道政府信息公开工作年度报告》。":                            "柳堤街道",
		"按有关规定，梳理编制临江海关关区2023年政府信息公开工作年度报告。":                      "临江海关关区",
		"特向社会公布临江市统计局2023年政府信息公开情况。":                              "临江市统计局",
		"本报告根据《条例》（以下简称《条例》）要求，由石桥镇人民政府党政办公室编制。":                  "石桥镇人民政府",
		"本报告由临江市气象局办公室根据《条例》规定编制。":                                "临江市气象局",
		"结合2023年云溪县民政局政府信息公开工作编制而成本报告。":                           "云溪县民政局",
		"结合临江市税务局（以下简称“市局”）政府信息公开工作有关统计数据撰写本报告。":                  "临江市税务局",
		"根据通知要求，石桥镇政府编制2023年政府信息公开年度报告。":                          "石桥镇政府",
		"现公布云溪县水利局2023年政府信息公开工作年度报告。\n现公布临江市云溪县水利局2023年政府信息公开报告。": "临江市云溪县水利局",
		"现公布云溪县住房和城乡建设局2023年政府信息公开工作年度报告。":                        "云溪县住房和城乡建设局",
		// Not whose report it is, or not certain.
		"本报告由云溪县水利局和云溪县财政局编制。":                                   "",
		"本报告由云溪县水利局委托临江咨询公司编制。":                                  "",
		"本报告由云溪县人民政府授权云溪县水利局编制。":                                 "",
		"结合云溪县政府信息公开工作实际，编制本报告。":                                 "",
		"在云溪县人民政府领导下编制本报告。":                                      "",
		"本报告由云溪县教育局牵头编制，汇总所属各单位的报告。":                             "",
		"如有疑问，请与云溪县人民政府办公室联系（电话：0571-12345678）。":                 "",
		"如有疑问，请与云溪县水利局联系。":                                       "",
		"本报告由云溪县人民政府办公室编制。":                                      "",
		"本报告由临江市政务服务和数据管理局编制。":                                   "",
		"本报告由临江市住房局编制，汇总各县、各部门的报告。":                              "",
		"根据《临江市政务公开办公室关于做好2023年政府信息公开工作年度报告编制和发布工作的通知》要求，编制本报告。": "",
		"按照《临江市人民政府办公室关于2023年政府信息公开工作年度报告有关事项的通知》，现公布本报告。":       "",
		"根据要求，现将我局2023年政府信息公开工作年度报告公布如下。":                        "",
		"现公布市水利局2023年政府信息公开工作年度报告。":                              "",
		"去年公布了云溪县水利局2022年政府信息公开工作年度报告。":                          "",
		"现公布云溪县水利局2023年政府信息公开工作年度报告，现公布石桥镇2023年政府信息公开工作年度报告。":    "",
		"现公布云溪县水利局2023年政府信息公开年报。现公布石桥镇2023年政府信息公开年报。":            "",
		"本报告由总体情况、主动公开政府信息情况等组成，编制依据为《条例》。":                      "",
	} {
		if got := recognize.Document(withPreface(preface)).Report.Agency.Name; got != want {
			t.Errorf("%s: organ %q, want %q", preface, got, want)
		}
	}
}

// What sentences print around the fields of a contact is no part of them.
func TestContactInSentences(t *testing.T) {
	for text, want := range map[string]govinfo.Contact{
		"本报告电子版可在云溪县财政局（网址:https://www.yunxi.example.cn/show/785/page_1.html）下载。": {Website: "https://www.yunxi.example.cn/show/785/page_1.html"},
		"如有疑问，请与云溪县公安局联系（地址：牧山路交叉口政法服务区邮编：247000电话：0566-2095002）。":                {Address: "牧山路交叉口政法服务区"},
		"如有疑问，请与云溪县民政局联系。地址：园林大道999号、邮编：114000；电子邮箱：a@yunxi.example.cn。":          {Address: "园林大道999号", PostalCode: "114000", Email: "a@yunxi.example.cn"},
		"如有疑问，请联系云溪县教育局办公室，电话0523-89118222。":                                      {Phone: "0523-89118222"},
		"如有疑问，请与云溪县应急管理局联系（联系电话0871-67910649）。":                                   {Phone: "0871-67910649"},
		"如有疑问，请与本局联系。监督电话0871-67910649，投诉电话0871-67910640。":                        {},
		"如有疑问，请与本局联系，电话0871-679106491。":                                           {},
		// The contact of who runs the site, who decides on complaints, or of another organ.
		"网站地图 联系我们 联系电话：0731-9990000 技术支持：云溪信息技术公司":                  {},
		"主办：云溪县人民政府办公室 地址：人民路1号 邮编：431000 电话：0731-4420001":           {},
		"申请人不服的，可向云溪县司法局申请行政复议（地址：解放路9号，电话：0731-4420060）。":           {},
		"投诉举报请联系云溪县监察委员会，电话：0731-4420088。":                           {},
		"答复不服的，可申请复议（电话：0731-4420060）；如有疑问，请与本局联系（电话：0731-4420022）。": {Phone: "0731-4420022"},
	} {
		if got := recognize.Document(withPreface(text)).Report.Agency.Contact; got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

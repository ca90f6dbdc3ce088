package validate_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// True sentences that name another organ, or an old document for what it is, raise
// nothing; false ones do.
func TestCitationsOfTrueReports(t *testing.T) {
	for _, test := range []struct {
		rule        validate.RuleID
		organ, text string
		want        int
	}{
		{"M04", "云溪市公安局江南分局", "本报告由江南公安分局编制。", 0},
		{"M04", "云溪县教育局", "本报告由县教育体育局编制。", 0},
		{"M04", "云溪县科学技术和工业信息化局", "本报告由云溪县工业信息化和科学技术局编制。", 0},
		{"M04", "云溪县人民政府办公室", "本报告由县政务服务和数据管理局编制。", 0},
		{"M04", "云溪县", "本报告由县政务服务和数据管理局编制。", 0},
		{"M04", "云溪经济技术开发区", "本报告由云溪经开区管理委员会编制。", 0},
		{"M04", "云溪县水利局", "现将原云溪县农机局2023年政府信息公开工作年度报告予以公布。", 0},
		{"M04", "云溪县体育中心", "本报告由云溪县教育局编制。", 0},
		{"M04", "云溪县教育局", "上一年度的本报告由云溪县水利局编制，系笔误，现予更正。", 0},
		{"M04", "云溪县教育局", "本报告由云溪县水利局编制。", 1},
		{"M04", "云溪县教育局", "现将云溪县水利局二〇二三年政府信息公开工作年度报告公布如下。", 1},
		{"S08", "云溪县水利局", "2020年度报告依照国办公开办函〔2019〕60号编制；本年度起依照国办公开办函〔2021〕30号编制。", 0},
		{"S08", "云溪县水利局", "我局不再按照国办公开办函〔2019〕60号格式编制年度报告。", 0},
		{"S08", "云溪县水利局", "发现有单位仍按照国办公开办函〔2019〕60号格式编报，已督促改正。", 0},
		{"S08", "云溪县水利局", "对档案中依据国务院令第492号公布的目录进行了清理。", 0},
		{"S08", "云溪县水利局", "本报告按照国办公开办函〔2019〕60号的要求编制。", 1},
	} {
		r := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: test.organ}, Overview: govinfo.Text(test.text)}
		if found := validate.Check(validate.Filing{Report: &r}).Of(test.rule); len(found) != test.want {
			t.Errorf("%s, %s: %v, want %d", test.organ, test.text, found, test.want)
		}
	}
}

// No day is held against organs whose rank their name does not tell.
func TestNamesThatTellNoRank(t *testing.T) {
	for _, name := range []string{"雄安新区改革发展局", "云溪综合保税区管理局", "横琴粤澳深度合作区执委会财政局", "中共云溪县委", "阿克苏地区教育局", "云溪市库区移民局", "云溪市无线电管理局"} {
		if level, sure := govinfo.LevelOfName(name); sure {
			t.Errorf("%s: %s, sure", name, level)
		}
	}
	for _, name := range []string{"上海市浦东新区教育局", "上海市金山区教育局", "云溪县水利局"} {
		if _, sure := govinfo.LevelOfName(name); !sure {
			t.Errorf("%s: not sure", name)
		}
	}
}

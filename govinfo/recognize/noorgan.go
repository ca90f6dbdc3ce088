package recognize

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// What stands before 政府信息公开 in a title is not always whose report it is: a line that
// broke a year or a name, a word for any organ, a verb, the name of the site. No name is
// better than a wrong one.

// noNames are no names of organs.
var noNames = [...]string{
	"年", "年度", "单位", "单位名称", "部门", "机关", "本级", "县直部门", "市直部门", "区直部门", "乡镇街道", "公开年报", "法定主动公开内容",
}

// noNameStarts begin what is no name of an organ.
var noNameStarts = [...]string{
	"本局", "本单位", "本机关", "本部门", "本镇", "本乡", "本街道", "本委", "本办", "本院", "本校", "其他单位", "其它单位", "下属单位", "所属单位", "直属单位",
	"上一篇", "下一篇", "上一条", "下一条", "(更正)", "全县", "全市", "全区", "全省", "全镇", "全乡", "政务公开", "政府信息公开", "信息公开", "公开年报", "年度",
}

// allOrgans matches words for all organs of a place, which are no name of one, wherever
// they stand: 云溪县各乡镇, 全市行政机关. 赵各庄镇 is a name.
var allOrgans = regexp.MustCompile(`^各|各(?:级|乡镇|镇|乡|部门|单位|街|县|区|市|科室|股室)|全[省市县区](?:各|行政机关|政府系统|系统|机关|乡镇)|直属?(?:各|部门|单位)`)

// leftOver matches what is no part of a name and stood beside one: a part of the year, 1月至6月,
// the number of an item, a remark in front.
var leftOver = regexp.MustCompile(`^[0-9(]|[0-9]月|[0-9]年|季度$|上半年|下半年`)

// noNameParts stand in no name of an organ.
var noNameParts = [...]string{"转发", "批转", "报送", "上报", "解读", "浅谈", "读懂", "看懂", "速览", "图解", "聚焦", "网站", "门户网", "审核的", "主管的", "审定的", "下属", "所属单位", "直属单位", "技术支持", "当前位置"}

// noNameEnds end what is no name of an organ.
var noNameEnds = [...]string{"发布", "公示", "年度", "草案", "领导班子"}

// namesNoOrgan reports whether a folded name cannot be that of one organ.
func namesNoOrgan(name string) bool {
	plain := simplified(name)
	return slices.Contains(noNames[:], plain) || words.HasAny(plain, noNameParts[:]...) ||
		allOrgans.MatchString(plain) || leftOver.MatchString(plain) || goesOn(plain) || organname.IsGlued(plain) ||
		slices.ContainsFunc(noNameStarts[:], func(start string) bool { return strings.HasPrefix(plain, start) }) ||
		slices.ContainsFunc(noNameEnds[:], func(end string) bool { return strings.HasSuffix(plain, end) }) ||
		repeatsPlace(plain)
}

// goesOn reports whether a word stands behind a whole name and belongs to no name:
// 云溪县水务局召开.
func goesOn(plain string) bool {
	const longest = 3
	plain, _, _ = strings.Cut(plain, "(")
	if organname.EndsAsOrgan(plain) {
		return false
	}
	for _, ending := range [...]string{"局", "委员会", "人民政府", "办事处", "办公室"} {
		at := strings.LastIndex(plain, ending)
		if at > 0 && utf8.RuneCountInString(plain[at+len(ending):]) <= longest {
			return true
		}
	}
	return false
}

// repeatsPlace reports whether the first three characters of a name stand in it once
// more: two names were put together, 云溪县人民政府云溪县财政局.
func repeatsPlace(plain string) bool {
	plain, _, _ = strings.Cut(plain, "(") // its other name
	end := 0
	for range 3 {
		_, size := utf8.DecodeRuneInString(plain[end:])
		end += size
	}
	return end > 0 && end < len(plain) && strings.Contains(plain[end:], plain[:end])
}

// neighbours are the labels of links to other pages.
var neighbours = [...]string{
	"上一篇", "下一篇", "上一条", "下一条", "上篇", "下篇", "相关文章", "相关文档", "相关链接", "相关信息", "相关新闻", "相关阅读", "相关推荐", "推荐阅读", "延伸阅读",
}

// openLabels are labels whose value may stand on the next line.
var openLabels = [...]string{"来源", "信息来源", "发布机构", "发布单位", "公开机构", "公开单位", "主办", "主办单位", "承办单位", "责任单位", "作者"}

// linksTo reports whether a folded line leads to another page: 上一篇：云溪县教育局….
func linksTo(folded string) bool {
	plain := simplified(folded)
	return slices.ContainsFunc(neighbours[:], func(label string) bool {
		rest, found := strings.CutPrefix(plain, label)
		return found && (rest == "" || strings.HasPrefix(rest, ":"))
	})
}

// follows reports whether one of some labels stands alone on the line before a block.
func (r *reader) follows(block int, labels []string) bool {
	if block == 0 {
		return false
	}
	text, ok := blockText(r.doc.Blocks[block-1])
	return ok && len(text) < 60 && slices.Contains(labels, strings.Trim(simplified(words.Fold(text)), ":[]【】>»|"))
}

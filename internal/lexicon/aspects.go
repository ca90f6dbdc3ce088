package lexicon

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// aspects are the words by which the five aspects of 总体情况 are known.
var aspects = [...]struct {
	aspect govinfo.Aspect
	// headings begin a sub-heading of the aspect.
	headings []string
	// names speak of the aspect wherever they stand, hints only in a sub-heading, or in
	// a section without sub-headings.
	names, hints []string
}{
	{
		govinfo.AspectProactive,
		[]string{"主动公开", "政府信息主动公开", "政务信息主动公开", "政府信息公开", "做好主动公开", "加强主动公开"},
		[]string{"主动公开"},
		[]string{"主动发布", "公开信息", "发布", "政务公开"},
	},
	{
		govinfo.AspectApplications,
		[]string{"依申请公开", "政府信息依申请公开", "做好依申请公开", "规范依申请公开", "依申请"},
		[]string{"依申请公开", "公开申请"},
		[]string{"依申请", "申请公开", "申请"},
	},
	{
		govinfo.AspectManagement,
		[]string{"政府信息管理", "政务信息管理", "信息管理", "加强政府信息管理"},
		[]string{"信息管理", "信息规范管理", "信息规范化管理", "信息的管理"},
		[]string{"规范性文件", "审查", "审核", "管理"},
	},
	{
		govinfo.AspectPlatforms,
		[]string{
			"政府信息公开平台", "政府信息平台", "平台建设", "公开平台", "信息公开平台", "政务公开平台", "信息平台建设", "网站平台建设", "加强平台建设",
		},
		[]string{"平台"},
		[]string{"网站", "公众号", "新媒体", "专栏", "公开栏", "公报", "载体", "渠道"},
	},
	{
		govinfo.AspectSupervision,
		[]string{"监督保障", "政府信息公开监督保障", "信息公开监督保障", "监督和保障", "监督保证", "强化监督保障", "加强监督保障"},
		[]string{"监督", "考核", "评议"},
		[]string{"保障", "培训", "责任"},
	},
}

// AspectOfHeading tells which aspect a sub-heading begins, by the words behind its
// number; "" if none. Of several the longest name counts: 政府信息公开平台 is no
// 政府信息公开.
func AspectOfHeading(folded string) govinfo.Aspect {
	best, longest := govinfo.Aspect(""), 0
	for i := range aspects {
		for _, word := range aspects[i].headings {
			if len(word) > longest && strings.HasPrefix(folded, word) {
				best, longest = aspects[i].aspect, len(word)
			}
		}
	}
	return best
}

// AspectWords returns the words that speak of an aspect wherever they stand, and those
// that only hint at it. The caller must not change them.
func AspectWords(aspect govinfo.Aspect) (names, hints []string) {
	for i := range aspects {
		if aspects[i].aspect == aspect {
			return aspects[i].names, aspects[i].hints
		}
	}
	return nil, nil
}

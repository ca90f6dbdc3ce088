package lexicon

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// Name is what a field is called. The English one has no capital of a sentence.
type Name struct{ Simplified, Traditional, English string }

// fields are the parts of a report that are neither cells nor prose: what they are
// called, and by which keys pages print them in front of their value.
var fields = [...]struct {
	ref     govinfo.Ref
	name    Name
	printed []string
}{
	{"year", Name{"报告年度", "報告年度", "year"}, []string{"年度", "报告年度"}},
	{"title", Name{"标题", "標題", "title"}, []string{"标题", "名称", "信息名称", "文件名称", "信息标题"}},
	{"agency", Name{"机关", "機關", "organ"}, nil},
	{"published", Name{"公布日期", "公佈日期", "date of publication"}, []string{
		"发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "发表日期", "发表时间", "发文日期", "生成日期", "发布于",
	}},
	{"sections", Name{"章节标题", "章節標題", "section titles"}, nil},
	{"agency.name", Name{"机关名称", "機關名稱", "organ's name"}, []string{
		"发布机构", "发布单位", "发布机关", "发文机关", "发文单位", "发文机构", "公开机构", "公开机关", "公开主体", "制发机关", "编制单位", "机关名称", "单位名称",
	}},
	{"agency.level", Name{"机关层级", "機關層級", "level of the organ"}, nil},
	{"agency.regionCode", Name{"行政区划代码", "行政區劃代碼", "region code"}, []string{"行政区划代码", "区划代码"}},
	{"agency.creditCode", Name{"统一社会信用代码", "統一社會信用代碼", "unified social credit code"}, []string{"统一社会信用代码", "社会信用代码", "信用代码"}},
	{"agency.contact", Name{"联系方式", "聯繫方式", "contact"}, []string{"联系方式"}},
	{"agency.contact.address", Name{"地址", "地址", "address"}, []string{"地址", "联系地址", "通讯地址", "通信地址", "办公地址", "单位地址"}},
	{"agency.contact.postalCode", Name{"邮政编码", "郵政編碼", "postal code"}, []string{"邮政编码", "邮编"}},
	{"agency.contact.phone", Name{"联系电话", "聯繫電話", "telephone"}, []string{"联系电话", "电话", "咨询电话", "办公电话", "电话号码"}},
	{"agency.contact.email", Name{"电子邮箱", "電子郵箱", "e-mail address"}, []string{"电子邮箱", "邮箱", "电子邮件", "电子信箱", "邮箱地址"}},
	{"agency.contact.website", Name{"网址", "網址", "website"}, []string{"网址", "网站", "门户网站"}},
}

// pageWords are the keys that pages print in front of what they say of themselves and
// that is no field of a report.
var pageWords = []string{
	"索引号", "分类", "主题分类", "主题词", "文号", "发文字号", "文件编号", "公开方式", "公开形式", "公开范围", "公开类别", "公开时限", "公开目录", "有效性", "是否有效", "效力状态", "时效",
	"成文日期", "来源", "信息来源", "文章来源", "作者", "浏览次数", "浏览量", "阅读次数", "阅读", "访问量", "点击数", "点击率", "字号", "字体", "关键词", "责任部门", "责任编辑", "编辑",
	"打印", "分享", "收藏", "保存", "信息分类", "体裁分类", "组配分类", "服务对象", "载体类型", "同一目录", "审核", "信息类别", "发文机关代字", "概述内容", "内容概述",
}

// FieldName returns what a field is called; ok is false for a ref that is none.
func FieldName(ref govinfo.Ref) (name Name, ok bool) {
	for i := range fields {
		if fields[i].ref == ref {
			return fields[i].name, true
		}
	}
	return Name{}, false
}

// Fields returns the refs of the fields.
func Fields() []govinfo.Ref {
	refs := make([]govinfo.Ref, len(fields))
	for i := range fields {
		refs[i] = fields[i].ref
	}
	return refs
}

// PrintedField tells which field a key printed in front of a value names ("发布机构"),
// and whether it names one at all or something else that pages say of themselves
// ("索引号"). ref is "" for the latter.
func PrintedField(key string) (ref govinfo.Ref, known bool) {
	for i := range fields {
		for _, printed := range fields[i].printed {
			if printed == key {
				return fields[i].ref, true
			}
		}
	}
	for _, word := range pageWords {
		if word == key {
			return "", true
		}
	}
	return "", false
}

// CutField cuts a printed field from the start of a key: "名称云溪县司法局" is 名称 and
// the rest. The longest name counts.
func CutField(key string) (ref govinfo.Ref, name, rest string, found bool) {
	take := func(of govinfo.Ref, printed string) {
		if len(printed) > len(name) && strings.HasPrefix(key, printed) {
			ref, name, rest, found = of, printed, key[len(printed):], true
		}
	}
	for i := range fields {
		for _, printed := range fields[i].printed {
			take(fields[i].ref, printed)
		}
	}
	for _, word := range pageWords {
		take("", word)
	}
	return ref, name, rest, found
}

// PrintedAs returns the keys that pages print in front of the value of a field. The
// caller must not change them.
func PrintedAs(ref govinfo.Ref) []string {
	for i := range fields {
		if fields[i].ref == ref {
			return fields[i].printed
		}
	}
	return nil
}

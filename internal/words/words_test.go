package words

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseLabel(t *testing.T) {
	for text, want := range map[string]Label{
		"":               {},
		"规章":             {0, NoNumber, "规章"},
		"规 章":            {0, NoNumber, "规章"},
		"1.属于国家秘密":       {1, Arabic, "属于国家秘密"},
		"１．属于国家秘密":       {1, Arabic, "属于国家秘密"},
		"1、属于国家秘密":       {1, Arabic, "属于国家秘密"},
		"1属于国家秘密":        {1, Arabic, "属于国家秘密"},
		"（1）属于国家秘密":      {1, Arabic, "属于国家秘密"},
		"①属于国家秘密":        {1, Arabic, "属于国家秘密"},
		"（三）\n\n不予公开":    {3, Bracketed, "不予公开"},
		"( 三)不予公开":       {3, Bracketed, "不予公开"},
		"三 、本 年 度办 理 结果": {3, Chinese, "本年度办理结果"},
		"十二、附件":          {12, Chinese, "附件"},
		"二十条":            {0, NoNumber, "二十条"},
		"三安全一稳定":         {0, NoNumber, "三安全一稳定"},
		"3.危及“三安全一稳定”":   {3, Arabic, "危及三安全一稳定"},
		"第二十条 第（一）项":     {0, NoNumber, "第二十条第一项"},
		"本年增/减":          {0, NoNumber, "本年增减"},
		"本年收费金额（单位：万元）":  {0, NoNumber, "本年收费金额单位万元"},
		"2021年":          {0, NoNumber, "2021年"},
		"1.5":            {0, NoNumber, "15"},
	} {
		if got := ParseLabel(text); got != want {
			t.Errorf("ParseLabel(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func TestKeyIsSimplified(t *testing.T) {
	for text, want := range map[string]string{
		"本年廢止件數":           "本年废止件数",
		"三、本年度辦理結果":        "三本年度办理结果",
		"未經復議直接起訴":         "未经复议直接起诉",
		"資訊內容":             "信息内容",
		"１ 2，其他(元)":        "12其他元",
		"\u200b规\u00a0章\n": "规章",
	} {
		if got := Key(Fold(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for i := 1; i < len(simplified); i++ {
		if simplified[i-1].traditional >= simplified[i].traditional {
			t.Errorf("%c and %c are not in order", simplified[i-1].traditional, simplified[i].traditional)
		}
	}
}

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":           "",
		"规\n章":       "规章",
		"a\r\n\r\nb": "a b",
		"第 1\t项":     "第 1项",
		"5\n7":       "5 7",
		"一行":         "一行",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Bytes that are no characters at all have no beginning of one to cut at.
func TestFoldHeadOfNoText(t *testing.T) {
	if got := FoldHead(strings.Repeat("\xab", 400)); got != "" {
		t.Errorf("%q", got)
	}
	if got := FoldHead(strings.Repeat("总", 400)); got != strings.Repeat("总", 80) {
		t.Errorf("%d bytes", len(got))
	}
}

// Places in a simplified copy are those in the text.
func TestSimplifiedKeepsPlaces(t *testing.T) {
	for _, c := range simplified {
		if utf8.RuneLen(c.traditional) != utf8.RuneLen(c.simplified) || simplify(c.traditional) != c.simplified {
			t.Errorf("%c, %c", c.traditional, c.simplified)
		}
	}
}

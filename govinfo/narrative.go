package govinfo

import "strings"

// Narrative is the text of a section: its paragraphs in order, sub-headings
// among them. Nil is a section without text.
type Narrative []Paragraph

// Paragraph is one paragraph or sub-heading of a section, without line breaks.
type Paragraph struct {
	// Text is the paragraph as printed, a sub-heading with its number
	// ("（一）主动公开").
	Text string `json:"text"`
	// Heading says that the paragraph is a sub-heading by itself. A heading
	// printed at the start of its paragraph ("（一）主动公开。2021年…") is text.
	Heading bool `json:"heading"`
	// Aspect is the aspect of 总体情况 that the paragraph belongs to; empty in
	// other sections and where the report does not tell.
	Aspect Aspect `json:"aspect"`
}

// Aspect is one of the five things that 总体情况 reports on by the notice
// 国办公开办函〔2021〕30号.
type Aspect string

// The five aspects, in the order of the notice.
const (
	AspectProactive    Aspect = "proactive"    // 主动公开
	AspectApplications Aspect = "applications" // 依申请公开
	AspectManagement   Aspect = "management"   // 政府信息管理
	AspectPlatforms    Aspect = "platforms"    // 政府信息公开平台建设
	AspectSupervision  Aspect = "supervision"  // 监督保障
)

// Aspects returns the five aspects in order.
func Aspects() []Aspect {
	return []Aspect{AspectProactive, AspectApplications, AspectManagement, AspectPlatforms, AspectSupervision}
}

// Label returns the aspect's name in the notice, or "" for no aspect.
func (a Aspect) Label() string {
	switch a {
	case AspectProactive:
		return "主动公开"
	case AspectApplications:
		return "依申请公开"
	case AspectManagement:
		return "政府信息管理"
	case AspectPlatforms:
		return "政府信息公开平台建设"
	case AspectSupervision:
		return "监督保障"
	}
	return ""
}

// Text returns a narrative of plain paragraphs.
func Text(paragraphs ...string) Narrative {
	if len(paragraphs) == 0 {
		return nil
	}
	n := make(Narrative, len(paragraphs))
	for i, text := range paragraphs {
		n[i].Text = text
	}
	return n
}

// String returns the paragraphs, a line each.
func (n Narrative) String() string {
	var text strings.Builder
	for i, p := range n {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(p.Text)
	}
	return text.String()
}

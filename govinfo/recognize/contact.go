package recognize

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// fieldForms match the values of fields, in a folded text. What does not look like one
// is not taken: the page may print anything behind the name.
var fieldForms = map[govinfo.Ref]*regexp.Regexp{
	"agency.creditCode":         regexp.MustCompile(`^[0-9A-HJ-NPQRTUWXY]{18}\b`),
	"agency.regionCode":         regexp.MustCompile(`^[1-8][0-9]{5}\b`),
	"agency.contact.postalCode": regexp.MustCompile(`^[0-9]{6}\b`),
	"agency.contact.phone":      regexp.MustCompile(`^(?:\(?0[0-9]{2,3}\)?[-—–]?[0-9]{7,8}|[0-9]{7,8}|1[0-9]{10}|12345)(?:转[0-9]{1,6})?`),
	"agency.contact.email":      regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`),
	"agency.contact.website":    regexp.MustCompile(`^(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:/[!#-&*+./0-9:=?@A-Z_a-z~-]*)?`),
	"agency.contact.address":    regexp.MustCompile(`^[^,;:。()]{4,60}`),
}

// readContact reads codes and contact where the page or the report names them: among
// the metadata, and in paragraphs that say whom to ask. What is another's is left out.
func (r *reader) readContact(end int) {
	for block := r.from; block < end; block++ {
		for _, line := range r.metadataLines(block) {
			r.readContactLine(line)
		}
	}
	for _, text := range [...]govinfo.Narrative{r.result.Report.Overview, r.result.Report.OtherMatters} {
		for i := range text {
			r.readContactText(text[i].Text)
		}
	}
}

// readContactLine reads the contact in a line before the report.
func (r *reader) readContactLine(line string) {
	for sentence := range sentences(line) {
		if r.isOthersContact(sentence) {
			continue
		}
		r.readFields(sentence)
		if ref, value, ok := pageLabel(sentence); ok && !strings.ContainsAny(sentence, ":：") {
			r.setField(ref, value)
		}
		if words.HasAny(sentence, "联系", "疑问", "咨询") {
			r.readPhone(sentence)
		}
	}
}

// readContactText reads the contact in a paragraph of the report that says whom to ask.
func (r *reader) readContactText(text string) {
	if !words.HasAny(text, "联系", "疑问", "咨询", "地址") {
		return
	}
	for sentence := range sentences(text) {
		if !r.isOthersContact(sentence) {
			r.readFields(sentence)
			r.readPhone(sentence)
		}
	}
}

// sentences yields the sentences of a text. What stands in brackets belongs to one.
func sentences(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, depth := 0, 0
		for i, r := range text {
			switch r {
			case '（', '(':
				depth++
			case '）', ')':
				depth = max(depth-1, 0)
			case '。', '；', ';', '\n':
				if depth > 0 && r != '\n' {
					continue
				}
				if !yield(text[start:i]) {
					return
				}
				start = i + utf8.RuneLen(r)
			}
		}
		yield(text[start:])
	}
}

// others are words of sentences that give another's contact: that of who runs the site, of
// who decides on complaints. Those who may be asked about the report are not.
var others = [...]string{
	"技术支持", "网站地图", "网站维护", "运行维护", "主办", "承办", "版权所有", "网站标识", "复议", "不服", "诉讼", "投诉", "举报", "纪委", "其他部门", "其他单位",
}

// appliedTo matches where a folded sentence says to apply or to complain.
var appliedTo = regexp.MustCompile(`向([^,。;:()、]{3,40}?)(?:申请|提出|提交|反映)`)

// isOthersContact reports whether a sentence gives the contact of somebody else: it says
// what else that is for, or names another organ that is not above this one.
func (r *reader) isOthersContact(sentence string) bool {
	if len(sentence) > 6000 {
		return true
	}
	plain := simplified(words.Fold(sentence))
	if !words.HasAny(plain, "疑问", "本报告") && words.HasAny(plain, others[:]...) {
		return true
	}
	name, other := simplified(r.result.Report.Agency.Name), askedOrgan(sentence)
	if name != "" && slices.ContainsFunc(publishers(sentence), func(by string) bool { return !organname.MayBeOne(by, name) }) {
		return true
	}
	if found := appliedTo.FindStringSubmatch(plain); found != nil && isFullName(found[1]) {
		other = found[1]
	}
	return name != "" && other != "" && witness{other, true}.speaks(name) == contradicts
}

func (r *reader) readFields(text string) {
	_, all := pageLabels(text)
	for _, l := range all {
		r.setField(l.ref, l.value)
	}
}

// setField sets a field that is not set yet, if the text begins with a value of its
// form.
func (r *reader) setField(ref govinfo.Ref, text string) {
	form := fieldForms[ref]
	field := fieldOf(&r.result.Report.Agency, ref)
	if form == nil || field == nil || *field != "" {
		return
	}
	value := form.FindString(words.FoldHead(text))
	if ref == "agency.contact.address" {
		value = withoutNextField(value)
	}
	*field = value
}

// withoutNextField cuts what a page prints behind an address without a mark between:
// 县府路1号邮编310000.
func withoutNextField(address string) string {
	for _, name := range [...]string{"邮政编码", "邮编", "联系电话", "电话", "传真", "电子邮箱"} {
		if head, _, found := strings.Cut(address, name); found {
			address = head
		}
	}
	return strings.TrimRight(address, "、 ")
}

// phoneBehind matches the number to call where no colon stands before it, in a folded
// text. Numbers for complaints are others.
var phoneBehind = regexp.MustCompile(`(?:^|[^\p{Han}]|联系|咨询)电话(0[0-9]{2,3}[-—–]?[0-9]{7,8})(?:[^0-9]|$)`)

// readPhone reads the number to call from a sentence that says whom to ask.
func (r *reader) readPhone(text string) {
	if phone := &r.result.Report.Agency.Contact.Phone; *phone == "" {
		if found := phoneBehind.FindStringSubmatch(words.Fold(text)); found != nil {
			*phone = found[1]
		}
	}
}

// fieldOf returns the field of an organ at a ref.
func fieldOf(agency *govinfo.Agency, ref govinfo.Ref) *string {
	switch ref {
	case "agency.creditCode":
		return &agency.CreditCode
	case "agency.regionCode":
		return &agency.RegionCode
	case "agency.contact.address":
		return &agency.Contact.Address
	case "agency.contact.postalCode":
		return &agency.Contact.PostalCode
	case "agency.contact.phone":
		return &agency.Contact.Phone
	case "agency.contact.email":
		return &agency.Contact.Email
	case "agency.contact.website":
		return &agency.Contact.Website
	}
	return nil
}

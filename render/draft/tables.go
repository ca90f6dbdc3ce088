package draft

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// applications says table 三: 一 and its applicants, 二, 三 by the six classes of outcomes, 四.
func applications(r *govinfo.Report) string {
	a := &r.Applications
	if isNone(a.Received.Total) && isNone(a.CarriedIn.Total) && isNone(a.Outcomes.Total.Total) && isNone(a.CarriedOut.Total) {
		return year(r) + "未收到政府信息公开申请，无上年结转。"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s新收政府信息公开申请%s件", year(r), figure(a.Received.Total))
	if n, _ := a.Received.Total.Int64(); n > 0 {
		fmt.Fprintf(&out, "，其中自然人%s件，法人或其他组织%s件", figure(a.Received.NaturalPerson), figure(organizations(&a.Received)))
	}
	fmt.Fprintf(&out, "。上年结转政府信息公开申请%s件。", figure(a.CarriedIn.Total))
	fmt.Fprintf(&out, "办结政府信息公开申请%s件", figure(a.Outcomes.Total.Total))
	if n, _ := a.Outcomes.Total.Total.Int64(); n > 0 {
		out.WriteString("，其中")
		for i, class := range classes(r) {
			if i > 0 {
				out.WriteString("，")
			}
			out.WriteString(class.name + figure(class.count) + "件")
		}
	}
	fmt.Fprintf(&out, "。结转下年度继续办理政府信息公开申请%s件。", figure(a.CarriedOut.Total))
	return out.String()
}

func isNone(c govinfo.Count) bool { return c == govinfo.N(0) }

// organizations is the sum of the five classes of 法人或其他组织.
func organizations(line *govinfo.ByApplicant) govinfo.Count {
	return sum(line.Business, line.Research, line.PublicWelfare, line.LegalService, line.OtherOrganization)
}

// sum adds cells up; blank where one is, or where the sum is too large.
func sum(cells ...govinfo.Count) govinfo.Count {
	total := govinfo.N(0)
	for _, cell := range cells {
		next, err := total.Plus(cell)
		if err != nil {
			return govinfo.Count{}
		}
		total = next
	}
	return total
}

// class is one of the six classes of outcomes, with all its lines.
type class struct {
	name  string
	count govinfo.Count
}

// classes returns the six classes of the report's edition, named as the form does.
func classes(r *govinfo.Report) []class {
	form := r.ApplicationsEdition().Form()
	block := &form.Tables[1].Blocks[0]
	var found []class
	for i, line := range block.Lines {
		path := block.Path(i)
		if len(path) < 2 || line.IsGroup() || line.Refs[0].Parent().Parent() == "" {
			continue
		}
		name := className(path[1])
		total := r.Count(line.Refs[len(line.Refs)-1])
		switch last := len(found) - 1; {
		case line.Refs[0].Within("applications.outcomes.total"):
		case last >= 0 && found[last].name == name:
			found[last].count = sum(found[last].count, total)
		default:
			found = append(found, class{name, sum(total)})
		}
	}
	return found
}

// className returns （三）不予公开 without its number and without what stands in brackets
// behind it.
func className(label string) string {
	if _, rest, found := strings.Cut(label, "）"); found {
		label = rest
	}
	name, _, _ := strings.Cut(label, "（")
	return name
}

// documents says the block of table 二 on documents.
func documents(r *govinfo.Report) string {
	if r.ProactiveEdition() == govinfo.Edition2019 {
		d := &r.Proactive2019
		return fmt.Sprintf("本年新制作规章%s件、规范性文件%s件。", figure(d.Regulations.Made), figure(d.NormativeDocuments.Made))
	}
	d := &r.Proactive
	return fmt.Sprintf("本年制发规章%s件，废止%s件，现行有效%s件；制发行政规范性文件%s件，废止%s件，现行有效%s件。",
		figure(d.Regulations.Issued), figure(d.Regulations.Repealed), figure(d.Regulations.InForce),
		figure(d.NormativeDocuments.Issued), figure(d.NormativeDocuments.Repealed), figure(d.NormativeDocuments.InForce))
}

// disputes says table 四.
func disputes(r *govinfo.Report) string {
	d := &r.Disputes
	litigation := sum(d.DirectLitigation.Total, d.LitigationAfterReconsideration.Total)
	if isNone(d.Reconsideration.Total) && isNone(litigation) {
		return "本年度未发生因政府信息公开引起的行政复议、行政诉讼。"
	}
	return dispute("因政府信息公开引起的行政复议", d.Reconsideration) + "。" +
		"因政府信息公开引起的行政诉讼" + figure(litigation) + "件。" +
		dispute("因政府信息公开未经复议直接提起行政诉讼", d.DirectLitigation) + "。" +
		dispute("因政府信息公开经复议后提起行政诉讼", d.LitigationAfterReconsideration) + "。"
}

// dispute says a line of table 四 with its results, where there are any.
func dispute(kind string, c govinfo.Cases) string {
	text := kind + figure(c.Total) + "件"
	if isNone(c.Total) {
		return text
	}
	return text + fmt.Sprintf("，其中结果维持%s件，结果纠正%s件，其他结果%s件，尚未审结%s件", figure(c.Upheld), figure(c.Corrected), figure(c.OtherResult), figure(c.Pending))
}

// Package govinfotest makes reports for tests, benchmarks and demonstrations:
// synthetic ones that are consistent in every statutory total and balance and
// say so in their narrative. Nothing in them is of a real organ.
package govinfotest

import (
	"fmt"
	"math/rand/v2"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/shopspring/decimal"
)

// Options choose the kind of report. The zero value makes reports of the 2021
// form, from organs that received nothing to organs that received thousands.
type Options struct {
	Year      int              // 0 is a year that fits the editions
	Editions  govinfo.Editions // unstated is 2021
	WithBlank bool             // leave some cells blank, never a part of a filled total
}

// Report makes a consistent report. The same source of randomness makes the same
// report.
func (o Options) Report(random *rand.Rand) govinfo.Report {
	editions := o.Editions
	if editions.Proactive == govinfo.EditionUnstated {
		editions.Proactive = govinfo.Edition2021
	}
	if editions.Applications == govinfo.EditionUnstated {
		editions.Applications = govinfo.Edition2021
	}
	r := govinfo.Report{Year: o.Year, Editions: editions}
	if r.Year == 0 {
		r.Year = 2021 + random.IntN(5)
		if editions.Proactive == govinfo.Edition2019 && editions.Applications == govinfo.Edition2019 {
			r.Year = 2019 + random.IntN(2)
		}
	}
	g := generator{Rand: random, scale: []int64{0, 1, 3, 30, 3000}[random.IntN(5)]}
	r.Agency = g.agency()
	r.Title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", r.Agency.Name, r.Year)
	r.Published = govinfo.Date{Year: r.Year + 1, Month: 1, Day: 5 + random.IntN(26)}
	if editions.Proactive == govinfo.Edition2019 {
		g.proactive2019(&r.Proactive2019)
	} else {
		g.proactive(&r.Proactive)
	}
	g.applications(&r, editions.Applications.Form())
	for _, cases := range []*govinfo.Cases{&r.Disputes.Reconsideration, &r.Disputes.DirectLitigation, &r.Disputes.LitigationAfterReconsideration} {
		*cases = g.cases()
	}
	if o.WithBlank {
		g.blank(&r)
	}
	narrate(&r)
	return r
}

type generator struct {
	*rand.Rand
	scale int64 // the largest figure of an ordinary cell
}

func (g generator) count() govinfo.Count {
	if g.IntN(3) > 0 {
		return govinfo.N(0)
	}
	return govinfo.N(g.Int64N(g.scale + 1))
}

func (g generator) agency() govinfo.Agency {
	places := []string{"云溪县", "望川区", "临江市", "青陂县", "石桥区"}
	organs := []string{"农业农村局", "民政局", "水利局", "教育局", "文化和旅游局", "司法局"}
	return govinfo.Agency{
		Name:  places[g.IntN(len(places))] + organs[g.IntN(len(organs))],
		Level: govinfo.LevelCountyDepartment,
	}
}

func (g generator) amount() govinfo.Amount {
	scale := int32(g.IntN(5))
	a, err := govinfo.NewAmount(decimal.New(g.Int64N(1000*(g.scale+1)), -scale))
	if err != nil {
		panic(err) // at most seven digits
	}
	return a
}

func (g generator) proactive(p *govinfo.Proactive) {
	p.Regulations = govinfo.Documents{Issued: govinfo.N(0), Repealed: govinfo.N(0), InForce: govinfo.N(0)}
	issued, repealed := g.count(), g.count()
	n, _ := issued.Int64()
	p.NormativeDocuments = govinfo.Documents{Issued: issued, Repealed: repealed, InForce: govinfo.N(n + g.Int64N(g.scale+1))}
	p.Licensing.Decisions, p.Penalties.Decisions, p.Coercion.Decisions = g.count(), g.count(), g.count()
	p.Fees.Amount = g.amount()
}

func (g generator) proactive2019(p *govinfo.Proactive2019) {
	p.Regulations = govinfo.Publications2019{Made: govinfo.N(0), Published: govinfo.N(0), PublishedTotal: govinfo.N(0)}
	published := g.count()
	n, _ := published.Int64()
	p.NormativeDocuments = govinfo.Publications2019{Made: g.count(), Published: published, PublishedTotal: govinfo.N(n + g.Int64N(g.scale+1))}
	for _, items := range []*govinfo.Items2019{&p.Licensing, &p.OtherServices, &p.Penalties, &p.Coercion} {
		*items = govinfo.Items2019{PreviousItems: g.count(), Change: g.change(), Decisions: g.count()}
	}
	p.Fees = govinfo.FeeItems2019{PreviousItems: g.count(), Change: g.change()}
	p.Procurement = govinfo.Procurement2019{Projects: g.count(), Amount: g.amount()}
}

func (g generator) change() govinfo.Count { return govinfo.N(g.Int64N(2*g.scale+1) - g.scale) }

// applications fills table 三: outcomes by chance, then what was carried out and
// in, and received last, as the balance demands.
func (g generator) applications(r *govinfo.Report, form govinfo.Form) {
	lines := form.Tables[1].Blocks[0].Lines
	for _, line := range lines {
		if line.IsGroup() || !line.Refs[0].Within("applications.outcomes") || line.Refs[0].Within("applications.outcomes.total") {
			continue
		}
		for _, ref := range line.Refs[:6] {
			set(r, ref, g.count())
		}
	}
	govinfo.Fill(r) // （七）总计 of each class
	for _, class := range []string{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"} {
		answered, _ := r.Count(govinfo.Ref("applications.outcomes.total").Join(class)).Int64()
		carriedOut := g.Int64N(answered/4 + 2)
		carriedIn := g.Int64N((answered+carriedOut)/4 + 1)
		if g.scale == 0 {
			carriedOut, carriedIn = 0, 0
		}
		set(r, govinfo.Ref("applications.carriedOut").Join(class), govinfo.N(carriedOut))
		set(r, govinfo.Ref("applications.carriedIn").Join(class), govinfo.N(carriedIn))
		set(r, govinfo.Ref("applications.received").Join(class), govinfo.N(answered+carriedOut-carriedIn))
	}
	govinfo.Fill(r)
}

func set(r *govinfo.Report, ref govinfo.Ref, value govinfo.Value) {
	if err := r.Set(ref, value); err != nil {
		panic(err) // the refs are the form's
	}
}

func (g generator) cases() govinfo.Cases {
	c := govinfo.Cases{Upheld: g.count(), Corrected: g.count(), OtherResult: g.count(), Pending: g.count()}
	c.Total = govinfo.N(0)
	for _, part := range []govinfo.Count{c.Upheld, c.Corrected, c.OtherResult, c.Pending} {
		sum, err := c.Total.Plus(part)
		if err != nil {
			panic(err) // four figures of at most four digits
		}
		c.Total = sum
	}
	return c
}

// blank empties some lines altogether: a filled total never loses a part.
func (g generator) blank(r *govinfo.Report) {
	if g.IntN(2) == 0 {
		r.Disputes.DirectLitigation = govinfo.Cases{}
	}
	if g.IntN(2) == 0 {
		r.Proactive.Fees.Amount, r.Proactive2019.Procurement.Amount = govinfo.Amount{}, govinfo.Amount{}
	}
	if g.IntN(4) == 0 {
		r.Applications = govinfo.Applications{}
	}
}

// narrate writes a narrative that says what the tables say.
func narrate(r *govinfo.Report) {
	paragraph := func(aspect govinfo.Aspect, format string, args ...any) govinfo.Paragraph {
		return govinfo.Paragraph{Text: fmt.Sprintf(format, args...), Aspect: aspect}
	}
	received := r.Applications.Received.Total
	applications := "收到政府信息公开申请" + received.String() + "件。"
	if n, filled := received.Int64(); !filled || n == 0 {
		applications = "本机关按规定畅通申请渠道，规范登记、审核、答复各环节。"
	}
	r.Overview = govinfo.Narrative{
		paragraph(govinfo.AspectProactive, "（一）主动公开。%d年，本机关围绕重点工作，及时在门户网站发布各类信息。", r.Year),
		paragraph(govinfo.AspectApplications, "（二）依申请公开。%s", applications),
		paragraph(govinfo.AspectManagement, "（三）政府信息管理。严格执行发布审查制度，做到先审查、后公开。"),
		paragraph(govinfo.AspectPlatforms, "（四）政府信息公开平台建设。持续优化公开专栏，方便公众查阅。"),
		paragraph(govinfo.AspectSupervision, "（五）监督保障。将政府信息公开工作纳入年度考核，主动接受社会评议，未发生责任追究情形。"),
	}
	r.Problems = govinfo.Text(
		"一是公开内容的针对性还不够强，二是工作人员的业务能力有待提高。",
		"下一步，将围绕群众关心的事项充实公开内容，并组织业务培训。")
	fee := "本机关本年度未收取信息处理费。"
	if unpaid, _ := r.Applications.Outcomes.Other.FeeUnpaid.Total.Int64(); unpaid > 0 {
		fee = "本机关本年度依规发出信息处理费收费通知，申请人逾期未缴纳，实际未收取信息处理费。"
	}
	r.OtherMatters = govinfo.Text(fee)
}

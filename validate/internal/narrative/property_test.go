package narrative

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// slot is a figure in a template: the cells it adds up and the rule that watches it.
type slot struct {
	rule string
	refs []govinfo.Ref
}

func lineTotals(prefix govinfo.Ref, column govinfo.Ref) []govinfo.Ref {
	var refs []govinfo.Ref
	for _, ref := range govinfo.Refs() {
		if ref.Within(prefix) && govinfo.Ref(ref.Last()) == column && (prefix == "applications.outcomes.total" || !ref.Within("applications.outcomes.total")) {
			refs = append(refs, ref)
		}
	}
	return refs
}

func organizationsOf(prefix govinfo.Ref) []govinfo.Ref {
	var refs []govinfo.Ref
	for _, column := range []govinfo.Ref{"business", "research", "publicWelfare", "legalService", "otherOrganization"} {
		refs = append(refs, lineTotals(prefix, column)...)
	}
	return refs
}

func join(lists ...[]govinfo.Ref) []govinfo.Ref {
	var all []govinfo.Ref
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

var slots = map[string]slot{
	"received":  {"N01", lineTotals("applications.received", "total")},
	"due":       {"N01", join(lineTotals("applications.received", "total"), lineTotals("applications.carriedIn", "total"))},
	"handled":   {"N02", join(lineTotals("applications.received", "total"), lineTotals("applications.carriedIn", "total"))},
	"answered":  {"N02", lineTotals("applications.outcomes.total", "total")},
	"in":        {"N03", lineTotals("applications.carriedIn", "total")},
	"out":       {"N04", lineTotals("applications.carriedOut", "total")},
	"granted":   {"N05", lineTotals("applications.outcomes.granted", "total")},
	"partly":    {"N05", lineTotals("applications.outcomes.partlyGranted", "total")},
	"refused":   {"N05", lineTotals("applications.outcomes.refused", "total")},
	"unavail":   {"N05", lineTotals("applications.outcomes.unavailable", "total")},
	"notproc":   {"N05", lineTotals("applications.outcomes.notProcessed", "total")},
	"other":     {"N05", lineTotals("applications.outcomes.other", "total")},
	"notheld":   {"N05", lineTotals("applications.outcomes.unavailable.notHeld", "total")},
	"petition":  {"N05", lineTotals("applications.outcomes.notProcessed.petition", "total")},
	"np":        {"N06", lineTotals("applications.received", "naturalPerson")},
	"org":       {"N06", organizationsOf("applications.received")},
	"npdue":     {"N06", join(lineTotals("applications.received", "naturalPerson"), lineTotals("applications.carriedIn", "naturalPerson"))},
	"business":  {"N06", lineTotals("applications.received", "business")},
	"recon":     {"N07", []govinfo.Ref{"disputes.reconsideration.total"}},
	"reconup":   {"N07", []govinfo.Ref{"disputes.reconsideration.upheld"}},
	"reconcor":  {"N07", []govinfo.Ref{"disputes.reconsideration.corrected"}},
	"reconoth":  {"N07", []govinfo.Ref{"disputes.reconsideration.otherResult"}},
	"reconpend": {"N07", []govinfo.Ref{"disputes.reconsideration.pending"}},
	"lit":       {"N08", []govinfo.Ref{"disputes.directLitigation.total", "disputes.litigationAfterReconsideration.total"}},
	"direct":    {"N08", []govinfo.Ref{"disputes.directLitigation.total"}},
	"after":     {"N08", []govinfo.Ref{"disputes.litigationAfterReconsideration.total"}},
	"litup":     {"N08", []govinfo.Ref{"disputes.directLitigation.upheld", "disputes.litigationAfterReconsideration.upheld"}},
	"issued":    {"N09", []govinfo.Ref{"proactive.normativeDocuments.issued"}},
	"repealed":  {"N09", []govinfo.Ref{"proactive.normativeDocuments.repealed"}},
	"inforce":   {"N09", []govinfo.Ref{"proactive.normativeDocuments.inForce"}},
	"rules":     {"N09", []govinfo.Ref{"proactive.regulations.issued"}},
	"licences":  {"N10", []govinfo.Ref{"proactive.licensing.decisions"}},
	"penalties": {"N10", []govinfo.Ref{"proactive.penalties.decisions"}},
	"coercion":  {"N10", []govinfo.Ref{"proactive.coercion.decisions"}},
}

var slotMark = regexp.MustCompile(`\{[a-z]+\}`)

func TestSlotsHaveCells(t *testing.T) {
	for name, s := range slots {
		if len(s.refs) == 0 {
			t.Errorf("slot %s has no cells", name)
		}
	}
}

// clauses are sentences without 。 that are true whatever the report, and of which
// every figure is judged.
var clauses = []string{
	"我局共收到政府信息公开申请{received}件",
	"全年新收政府信息公开申请{received}宗，上年结转{in}宗，办结{answered}宗，结转下年度{out}宗",
	"本年度受理依申请公开{due}件（含上年度结转{in}件），答复{answered}件，另有{out}件顺延至下一年度办理",
	"共接收政府信息公开申请{received}件，其中自然人申请{np}件，法人或其他组织申请{org}件",
	"共办理政府信息公开申请{handled}件，其中自然人{npdue}件",
	"新收公民、法人和其他组织提出的政府信息公开申请{received}件，其中商业企业{business}件",
	"答复政府信息公开申请{answered}件，其中予以公开{granted}件、部分公开{partly}件、不予公开{refused}件、无法提供{unavail}件、不予处理{notproc}件、其他处理{other}件",
	"在办结的政府信息公开申请中，{granted}件予以公开，{refused}件不予公开，{unavail}件无法提供",
	"从依申请公开办理结果看，本机关不掌握相关政府信息{notheld}件，信访举报投诉类申请{petition}件",
	"因政府信息公开被申请行政复议{recon}件，其中维持{reconup}件、纠正{reconcor}件、其他结果{reconoth}件、尚未审结{reconpend}件",
	"政府信息公开行政诉讼{lit}起，其中结果维持{litup}起",
	"涉及政府信息公开的行政诉讼中，未经复议直接起诉{direct}件，复议后起诉{after}件",
	"因信息公开引发行政复议{recon}件、行政诉讼{lit}件",
	"全年制发行政规范性文件{issued}件，废止{repealed}件，现行有效{inforce}件",
	"制定出台规章{rules}件、行政规范性文件{issued}件",
	"全年作出行政许可决定{licences}件，行政处罚决定{penalties}件，行政强制决定{coercion}件",
	"全年办理行政许可{licences}件、行政处罚{penalties}件",
	"我单位新收到政府信息公开申请{received}件",
	"本机关接到信息公开申请{received}份，已答复{answered}份",
	"今年共收到{received}件政府信息公开申请，按照规定结转下年度{out}件",
	"政府信息公开申请新收{received}件，办结{answered}件",
	"上一年度结转政府信息公开申请{in}件，本年度新收政府信息公开申请{received}件",
	"政府信息公开申请办理情况：予以公开的{granted}件，部分公开的{partly}件，不予公开的{refused}件",
	"对政府信息公开申请作出不予公开答复{refused}件，作出不予处理答复{notproc}件",
	"政府信息公开申请人中，自然人提出申请{np}件，法人和其他组织提出申请{org}件",
	"因政府信息公开申请行政复议案件{recon}件，其中被维持{reconup}件，被纠正{reconcor}件",
	"政府信息公开类行政诉讼案件共{lit}件",
	"本年度新制发行政规范性文件{issued}件、废止{repealed}件",
	"截至年底，现行有效行政规范性文件{inforce}件",
	"全年行政许可处理决定{licences}件，行政处罚处理决定{penalties}件，行政强制处理决定{coercion}件",
	"全年实施行政强制{coercion}件",
	"我局共作出行政处罚{penalties}件",
	"年内收到公民、法人或者其他组织政府信息公开申请{received}件，其中自然人{np}件，企业等法人或其他组织{org}件",
	"依申请公开工作中，全年收到申请{received}件，办理完毕{answered}件，{out}件结转到下一年度",
	"2020年以前的申请均已办结，本年新收政府信息公开申请{received}件",
}

// fillIn writes the figures of a report into a clause; the slot with the index
// wrong gets a figure that no cell has.
func fillIn(r *govinfo.Report, clause string, wrong int, style func(int64) string) (text string, rule string) {
	i := -1
	text = slotMark.ReplaceAllStringFunc(clause, func(mark string) string {
		i++
		s := slots[mark[1:len(mark)-1]]
		var n int64
		for _, ref := range s.refs {
			v, _ := r.Count(ref).Int64()
			n += v
		}
		if i == wrong {
			n += 31_415_926
			rule = s.rule
		}
		return style(n)
	})
	return text, rule
}

// randomReport returns a report that agrees with itself.
func randomReport(t testing.TB, random *rand.Rand) *govinfo.Report {
	r := &govinfo.Report{Year: 2021 + random.IntN(4), Title: "云溪县自然资源局政府信息公开工作年度报告"}
	size := []int64{1, 3, 20, 400}[random.IntN(4)]
	number := func() govinfo.Count { return govinfo.N(random.Int64N(size + 1)) }
	for _, column := range []string{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"} {
		var outcomes int64
		for _, ref := range govinfo.Refs() {
			if ref.Within("applications.outcomes") && !ref.Within("applications.outcomes.total") && ref.Last() == column && !ref.Within("applications.outcomes.other.undivided") {
				n := number()
				v, _ := n.Int64()
				outcomes += v
				must(t, r.Set(ref, n))
			}
		}
		carriedOut, _ := number().Int64()
		carriedIn := random.Int64N(min(size, outcomes+carriedOut) + 1)
		must(t, r.Set(govinfo.Ref("applications.carriedOut."+column), govinfo.N(carriedOut)))
		must(t, r.Set(govinfo.Ref("applications.carriedIn."+column), govinfo.N(carriedIn)))
		must(t, r.Set(govinfo.Ref("applications.received."+column), govinfo.N(outcomes+carriedOut-carriedIn)))
	}
	for _, ref := range govinfo.Refs() {
		if ref.Within("disputes") && ref.Last() != "total" || ref.Within("proactive") && ref != feesRef {
			must(t, r.Set(ref, number()))
		}
	}
	must(t, r.Set(feesRef, govinfo.MustAmount(fmt.Sprintf("%d.%02d", random.IntN(1000), random.IntN(100)))))
	complete(t, r, false)
	return r
}

func plainDigits(n int64) string { return strconv.FormatInt(n, 10) }

func wideDigits(n int64) string {
	var text strings.Builder
	for _, d := range plainDigits(n) {
		text.WriteRune('０' + d - '0')
	}
	return text.String()
}

func groupedDigits(n int64) string {
	text := plainDigits(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func spelledDigits(n int64) string {
	if n > 99 {
		return plainDigits(n)
	}
	const digits = "零一二三四五六七八九"
	one := func(d int64) string { return string([]rune(digits)[d]) }
	switch tens, units := n/10, n%10; {
	case tens == 0:
		return one(units)
	case tens == 1 && units == 0:
		return "十"
	case tens == 1:
		return "十" + one(units)
	case units == 0:
		return one(tens) + "十"
	default:
		return one(tens) + "十" + one(units)
	}
}

func cutDigits(n int64) string {
	text := plainDigits(n)
	if len(text) > 1 {
		return text[:1] + " " + text[1:]
	}
	return " " + text + " "
}

var styles = []func(int64) string{plainDigits, wideDigits, groupedDigits, spelledDigits, cutDigits}

// True clauses never raise an issue, in whatever order and however the digits are
// written.
func TestTrueClausesRaiseNothing(t *testing.T) {
	rounds := uint64(10_000)
	if testing.Short() {
		rounds = 200
	}
	for seed := range rounds {
		random := rand.New(rand.NewPCG(seed, 1))
		r := randomReport(t, random)
		var text strings.Builder
		for _, i := range random.Perm(len(clauses))[:4+random.IntN(4)] {
			clause, _ := fillIn(r, clauses[i], -1, styles[random.IntN(len(styles))])
			text.WriteString(clause)
			text.WriteString([]string{"。", "。", "；"}[random.IntN(3)])
		}
		r.Overview = govinfo.Text(text.String())
		if issues := checkAll(r); len(issues) > 0 {
			t.Fatalf("seed %d: true, but:%s\n\t%s", seed, describe(issues), text.String())
		}
	}
}

// Every figure of every clause is watched: a figure that no cell has is found,
// by the rule of its kind, and nothing else is.
func TestEveryWrongFigureIsFound(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 2))
		r := randomReport(t, random)
		for _, clause := range clauses {
			for wrong := range slotMark.FindAllString(clause, -1) {
				text, rule := fillIn(r, clause, wrong, plainDigits)
				r.Overview = govinfo.Text(text + "。")
				issues := checkAll(r)
				if len(issues) != 1 || issues[0].Rule != rule || issues[0].Kind != KindCount {
					t.Fatalf("seed %d: want one %s, got %d:%s\n\t%s", seed, rule, len(issues), describe(issues), text)
				}
			}
		}
	}
}

// A figure that is one off is found unless another reading of the sentence makes
// it true.
func TestSmallErrorIsFound(t *testing.T) {
	found, tried := 0, 0
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 3))
		r := randomReport(t, random)
		clause := clauses[random.IntN(len(clauses))]
		target := random.IntN(len(slotMark.FindAllString(clause, -1)))
		at := -1
		text := slotMark.ReplaceAllStringFunc(clause, func(mark string) string {
			at++
			value, _ := fillIn(r, mark, -1, plainDigits)
			if at == target {
				n, _ := strconv.ParseInt(value, 10, 64)
				return plainDigits(n + 1)
			}
			return value
		})
		r.Overview = govinfo.Text(text + "。")
		tried++
		if len(checkAll(r)) > 0 {
			found++
		}
	}
	t.Logf("found %d of %d figures that are one off", found, tried)
	if 10*found < 8*tried {
		t.Errorf("found only %d of %d", found, tried)
	}
}

func FuzzCheck(f *testing.F) {
	for _, e := range truths(f) {
		f.Add(e.text)
	}
	for _, e := range lies(f) {
		f.Add(e.text)
	}
	f.Add("收到申请1,234,5件，１２．５．６%，第〔《收到\xe6\x94件一一一一一一一一一一一一一一一一一一件")
	tables := readTables(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"A", "D", "E"} {
			r := *tables[name]
			r.Overview = govinfo.Text(text, text)
			r.OtherMatters = govinfo.Text(text)
			Check(&r, tables["B"], func(i Issue) {
				n := r.Overview
				if i.Section == 6 {
					n = r.OtherMatters
				}
				if i.Start < 0 || i.End > len(text) || i.Start >= i.End || n[i.Paragraph].Text[i.Start:i.End] != i.Quote {
					t.Errorf("offsets %d to %d of %d", i.Start, i.End, len(text))
				}
				if n[i.Paragraph].Text[i.First:i.Behind] != i.Words || i.First < i.Start || i.Behind > i.End {
					t.Errorf("words %d to %d of %d to %d", i.First, i.Behind, i.Start, i.End)
				}
				if utf8.ValidString(text) && !utf8.ValidString(i.Quote) {
					t.Errorf("the quote cuts a character: %q", i.Quote)
				}
				for _, ref := range append(i.Refs, i.Ref) {
					if _, ok := ref.Index(); ref != "" && !ok {
						t.Errorf("no cell: %q", ref)
					}
				}
				if i.Got == i.Want && i.Kind != KindPeriod {
					t.Errorf("%s: %v contradicts itself", i.Rule, i.Got)
				}
			})
		}
	})
}

package narrative

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// reportCase is a narrative with the cells that it tells or implies, and the
// claims that it makes. All other cells are 0.
type reportCase struct {
	Organ      string              `json:"organ"`
	Year       int                 `json:"year"`
	Form       int                 `json:"form"`
	Section    string              `json:"section"`
	Paragraphs []string            `json:"paragraphs"`
	Cells      map[govinfo.Ref]any `json:"cells"`
	Claims     []claimCase         `json:"claims"`
}

type claimCase struct {
	Says   any         `json:"says"`
	About  govinfo.Ref `json:"about"`
	Rules  []string    `json:"rules"`
	Missed bool        `json:"missed"`
}

func readReportCases(t testing.TB, path string) []reportCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("the file is not here")
	}
	var list []reportCase
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func publishedExcerpts(t testing.TB) []reportCase {
	return readReportCases(t, filepath.Join("..", "..", "..", "..", "shared", "corpus", "narrative", "excerpts.json"))
}

// cells are the counts of a report.
type cells map[govinfo.Ref]int64

// report makes the report; change changes its cells.
func (e *reportCase) report(t testing.TB, change func(cells)) *govinfo.Report {
	t.Helper()
	r := &govinfo.Report{Year: e.Year, Title: e.Organ + strconv.Itoa(e.Year) + "年政府信息公开工作年度报告"}
	r.Agency.Name = e.Organ
	text := govinfo.Text(e.Paragraphs...)
	if e.Section == "otherMatters" {
		r.OtherMatters = text
	} else {
		r.Overview = text
	}
	c, amount := cells{}, "0"
	for ref, v := range e.Cells {
		switch v := v.(type) {
		case float64:
			c[ref] = int64(v)
		case string:
			amount = v
		}
	}
	if change != nil {
		change(c)
	}
	if n, changed := c[feesRef]; changed {
		amount = strconv.FormatInt(n, 10)
	}
	for _, ref := range govinfo.Refs() {
		switch {
		case e.absent(ref), strings.HasSuffix(string(ref), "amount") && ref != feesRef:
		case ref == feesRef:
			must(t, r.Set(ref, govinfo.MustAmount(amount)))
		default:
			must(t, r.Set(ref, govinfo.N(c[ref])))
		}
	}
	return r
}

// absent reports whether the form of the report does not have a cell.
func (e *reportCase) absent(ref govinfo.Ref) bool {
	old := e.Form == 2019
	return ref.Within("proactive") && old || ref.Within("proactive2019") && !old ||
		ref.Within("applications.outcomes.other.undivided") && !old ||
		ref.Within("applications.outcomes.other") && !ref.Within("applications.outcomes.other.undivided") && old
}

// other is the line of （六）其他处理 that takes what the text does not tell.
func (e *reportCase) other() govinfo.Ref {
	if e.Form == 2019 {
		return "applications.outcomes.other.undivided"
	}
	return "applications.outcomes.other.otherReasons"
}

func (m cells) add(ref govinfo.Ref, d int64) { m[ref] = max(0, m[ref]+d) }

// row changes a line in a column, and its total.
func (m cells) row(line, column govinfo.Ref, d int64) {
	m.add(line+"."+column, d)
	m.add(line+".total", d)
}

// falsify makes a change of the cells by which a claim is wrong by d.
func (c claimCase) falsify(e *reportCase, d int64) func(cells) {
	return func(m cells) {
		switch about := c.About; {
		case about.Within("disputes"):
			c.falsifyDisputes(m, d)
		case about == feesRef:
			m[about] = 7777 + d
		case about.Within("proactive"), about.Within("proactive2019"):
			m.add(about, d)
			if strings.HasSuffix(string(about), ".made") {
				m.add(about.Parent()+".published", 2*d)
			}
		case about == "applications.outcomes.total.total":
			m.row(e.other(), "naturalPerson", d)
			m.row("applications.outcomes.total", "naturalPerson", d)
			c.separate(m, d)
		case about.Within("applications.outcomes"):
			c.falsifyOutcome(e, m, d)
		default:
			column := govinfo.Ref(about.Last())
			if column == "total" {
				column = "naturalPerson"
			}
			m.row(about.Parent(), column, d)
			if !about.Within("applications.received") {
				return
			}
			c.separate(m, d)
			if about.Last() != "total" {
				m.row("applications.outcomes.total", column, 5*max(d, -d))
			}
		}
	}
}

func (c claimCase) falsifyDisputes(m cells, d int64) {
	about := c.About
	blocks := []govinfo.Ref{about.Parent()}
	switch {
	case about == "disputes":
		blocks = []govinfo.Ref{"disputes.reconsideration", "disputes.directLitigation"}
	case about.Last() != "total":
		m.add(about, d)
		m.add(about.Parent()+".total", d)
		if strings.Contains(string(about), "itigation") {
			m.add("disputes.litigationAfterReconsideration."+govinfo.Ref(about.Last()), 3*d)
		}
		return
	case about.Parent() != "disputes.reconsideration" && d > 0:
		blocks = []govinfo.Ref{"disputes.directLitigation", "disputes.litigationAfterReconsideration"}
	}
	for _, block := range blocks {
		part := block + ".otherResult"
		for _, result := range []govinfo.Ref{"upheld", "corrected", "pending"} {
			if ref := block + "." + result; m[ref] > m[part] {
				part = ref
			}
		}
		m.add(part, d)
		m.add(block+".total", d)
	}
}

func (c claimCase) falsifyOutcome(e *reportCase, m cells, d int64) {
	line := c.About.Parent()
	switch c.About {
	case "applications.outcomes.refused":
		line = c.About + ".processInformation"
	case "applications.outcomes.unavailable":
		line = c.About + ".notHeld"
	case "applications.outcomes.notProcessed":
		line = c.About + ".petition"
	case "applications.outcomes.other":
		line = e.other()
	}
	m.row(line, "naturalPerson", d)
	if line == "applications.outcomes.granted" {
		m.row("applications.outcomes.partlyGranted", "naturalPerson", 2*max(d, -d))
	}
	m.row("applications.outcomes.total", "naturalPerson", d)
}

// separate moves the cells that another reading of the claim could mean.
func (c claimCase) separate(m cells, d int64) {
	says, ok := c.Says.(float64)
	if !ok {
		return
	}
	n, by := int64(says), max(d, -d)
	received, carriedIn, answered := m["applications.received.total"], m["applications.carriedIn.total"], m["applications.outcomes.total.total"]
	if n == answered || n == answered-carriedIn {
		m.row("applications.outcomes.total", "naturalPerson", 5*by)
	}
	if n == received || n == received+carriedIn {
		m.row("applications.received", "naturalPerson", 11*by)
	}
}

// score is what the reader makes of a list of reports.
type score struct{ found, claims, understood, reports, alarms int }

// measure checks every report, and every claim falsified by d on top of change.
func measureReports(t *testing.T, list []reportCase, d int64, change func(*reportCase, cells), each func(e *reportCase, c claimCase, found bool)) score {
	t.Helper()
	var s score
	for k := range list {
		e := &list[k]
		fill := func(m cells) {
			if change != nil {
				change(e, m)
			}
		}
		for _, i := range checkAll(e.report(t, fill)) {
			s.alarms++
			t.Errorf("%s %d: true, but %s: %v, want %v: %s", e.Organ, e.Year, i.Rule, i.Got, i.Want, i.Quote)
		}
		missed := 0
		for _, c := range e.Claims {
			if d < 0 && c.Says == 0.0 {
				continue
			}
			s.claims++
			lie := c.falsify(e, d)
			issues := checkAll(e.report(t, func(m cells) { fill(m); lie(m) }))
			found := slices.ContainsFunc(issues, func(i Issue) bool { return slices.Contains(c.Rules, i.Rule) })
			if found {
				s.found++
			} else {
				missed++
			}
			if each != nil {
				each(e, c, found)
			}
		}
		if len(e.Claims) > 0 {
			s.reports++
			if missed == 0 {
				s.understood++
			}
		}
	}
	return s
}

// Every claim of the reports of our own is found once its cells say otherwise,
// but for those that are marked.
func TestReports(t *testing.T) {
	list := readReportCases(t, sentences+"reports.json")
	s := measureReports(t, list, 7, nil, func(e *reportCase, c claimCase, found bool) {
		if found == c.Missed {
			t.Errorf("%s %d: %v about %s: found %v, marked as missed: %v\n\t%s", e.Organ, e.Year, c.Says, c.About, found, c.Missed, strings.Join(e.Paragraphs, "¶"))
		}
	})
	t.Logf("%+v", s)
	if s.reports < 150 || s.claims < 500 {
		t.Errorf("only %d reports with %d claims", s.reports, s.claims)
	}
}

func TestPublishedExcerpts(t *testing.T) {
	list := publishedExcerpts(t)
	for _, d := range []int64{7, 13, -1} {
		s := measureReports(t, list, d, nil, nil)
		t.Logf("by %d: %+v", d, s)
		if 100*s.found < 92*s.claims || 100*s.understood < 85*s.reports {
			t.Errorf("by %d: found %d of %d claims, understood %d of %d excerpts", d, s.found, s.claims, s.understood, s.reports)
		}
	}
}

// groups are the cells that a text may tell of, with the words without which it
// does not.
var groups = []struct {
	prefixes []govinfo.Ref
	words    []string
}{
	{[]govinfo.Ref{"applications.received"}, []string{"申请"}},
	{[]govinfo.Ref{"applications.carriedIn"}, []string{"结", "转", "上年", "办"}},
	{[]govinfo.Ref{"applications.carriedOut"}, []string{"转", "延", "办", "答", "处理"}},
	{[]govinfo.Ref{"applications.outcomes"}, []string{"办", "答", "复", "处理", "提供", "掌握", "公开"}},
	{[]govinfo.Ref{"disputes.reconsideration"}, []string{"复议"}},
	{[]govinfo.Ref{"disputes.directLitigation", "disputes.litigationAfterReconsideration"}, []string{"诉"}},
	{[]govinfo.Ref{"proactive.normativeDocuments", "proactive.regulations"}, []string{"规"}},
	{[]govinfo.Ref{"proactive.licensing", "proactive.penalties", "proactive.coercion"}, []string{"许可", "处罚", "强制"}},
	{[]govinfo.Ref{"applications.outcomes.notProcessed"}, []string{"不予处理", "信访", "重复", "出版", "反复"}},
	{[]govinfo.Ref{"applications.outcomes.refused"}, []string{"不予公开", "案卷", "秘密", "过程", "内部", "第三方", "不同意"}},
}

// What the text does not speak of may be anything.
func TestCellsThatTheTextDoesNotTell(t *testing.T) {
	seeds := uint64(20)
	if testing.Short() {
		seeds = 2
	}
	own := readReportCases(t, sentences+"reports.json")
	lists := map[string][]reportCase{"own": own}
	if path := filepath.Join("..", "..", "..", "..", "shared", "corpus", "narrative", "excerpts.json"); exists(path) {
		lists["published"] = readReportCases(t, path)
	}
	for name, list := range lists {
		for seed := range seeds {
			random := rand.New(rand.NewPCG(seed, 6))
			fill := map[*reportCase]cells{}
			s := measureReports(t, list, 7, func(e *reportCase, m cells) {
				if fill[e] == nil {
					fill[e] = e.untold(random)
				}
				for ref, n := range fill[e] {
					m[ref] = n
				}
			}, nil)
			if 100*s.found < 92*s.claims {
				t.Errorf("%s, seed %d: found %d of %d", name, seed, s.found, s.claims)
			}
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// untold returns random counts for the cells that the text does not speak of.
func (e *reportCase) untold(random *rand.Rand) cells {
	text := strings.Join(e.Paragraphs, "")
	m := cells{}
	for _, g := range groups {
		if slices.ContainsFunc(g.words, func(word string) bool { return strings.Contains(text, word) }) {
			continue
		}
		for _, prefix := range g.prefixes {
			for _, ref := range govinfo.Refs() {
				if ref.Within(prefix) && !e.absent(ref) {
					m[ref] = random.Int64N(1000)
				}
			}
		}
	}
	return m
}

// The same holds for text that is broken over lines, or written in other widths,
// and where headings tell what the paragraphs are about.
func TestReportsInOtherDress(t *testing.T) {
	half := strings.NewReplacer("，", ",", "。", ".", "；", ";", "：", ":", "（", "(", "）", ")", "％", "%")
	full := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９",
		"%", "％", ",", "，", "(", "（", ")", "）", ";", "；", ":", "：")
	dresses := map[string]func(string) string{
		"half-width": half.Replace, "full-width": full.Replace, "lines of 40": brokenAt(40), "lines of 23": brokenAt(23),
		"lines of 7": brokenAt(7),
	}
	lists := map[string][]reportCase{"own": readReportCases(t, sentences+"reports.json")}
	if path := filepath.Join("..", "..", "..", "..", "shared", "corpus", "narrative", "excerpts.json"); exists(path) {
		lists["published"] = readReportCases(t, path)
	}
	for name, list := range lists {
		for dress, put := range dresses {
			dressed := slices.Clone(list)
			for i := range dressed {
				dressed[i].Paragraphs = nil
				for _, p := range list[i].Paragraphs {
					dressed[i].Paragraphs = append(dressed[i].Paragraphs, put(p))
				}
			}
			s := measureReports(t, dressed, 7, nil, nil)
			t.Logf("%s in %s: %+v", name, dress, s)
			if 100*s.found < 92*s.claims {
				t.Errorf("%s in %s: found %d of %d", name, dress, s.found, s.claims)
			}
		}
	}
}

func brokenAt(n int) func(string) string {
	return func(text string) string {
		var out strings.Builder
		k := 0
		for _, r := range text {
			out.WriteRune(r)
			if k++; k%n == 0 {
				out.WriteString("\n")
			}
		}
		return out.String()
	}
}

// A heading or an aspect that tells what a paragraph is about changes nothing
// where the paragraph tells it, too.
func TestReportsUnderHeadings(t *testing.T) {
	for _, e := range readReportCases(t, sentences+"reports.json") {
		r := e.report(t, nil)
		var headed govinfo.Narrative
		for _, p := range r.Overview {
			if strings.Contains(p.Text, "申请") && !strings.Contains(p.Text, "主动公开") {
				p.Aspect = govinfo.AspectApplications
				headed = append(headed, govinfo.Paragraph{Text: "（二）依申请公开情况", Heading: true})
			}
			headed = append(headed, p)
		}
		r.Overview = headed
		for _, i := range checkAll(r) {
			t.Errorf("%s %d: true, but %s: %v, want %v: %s", e.Organ, e.Year, i.Rule, i.Got, i.Want, i.Quote)
		}
	}
}

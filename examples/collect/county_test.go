package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/render/xlsx"
)

const (
	countyName = "云溪县人民政府"
	thisYear   = 2025
)

// county is a county whose reports are all right, of two years, and its folders.
type county struct {
	folder        string
	names         []string
	prior, report map[string]*govinfo.Report
	// office prints PDF files, which take the place of text files; "" for none.
	office  string
	toPrint []string // Word files, beside which the PDF files come
}

// print prints the Word files that wait for it, and takes them away.
func (c *county) print(t testing.TB) {
	t.Helper()
	byFolder := make(map[string][]string)
	for _, name := range c.toPrint {
		byFolder[filepath.Dir(name)] = append(byFolder[filepath.Dir(name)], name)
	}
	c.toPrint = nil
	for folder, names := range byFolder {
		arguments := []string{"--headless", "-env:UserInstallation=file://" + t.TempDir(), "--convert-to", "pdf", "--outdir", folder}
		if out, err := exec.Command(c.office, append(arguments, names...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for _, name := range names {
			if _, err := os.Stat(strings.TrimSuffix(name, ".docx") + ".pdf"); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// newCounty makes a county of so many towns.
func newCounty(t testing.TB, towns int) *county {
	t.Helper()
	random := rand.New(rand.NewPCG(16, 17))
	folder := os.Getenv("COUNTY_FOLDER") // to look at what is written
	if folder == "" {
		folder = t.TempDir()
	}
	c := &county{folder: folder, prior: make(map[string]*govinfo.Report), report: make(map[string]*govinfo.Report)}
	const first, second, third = "石北南东西上下大小青白红黄新古长", "桥岭溪河山坪塘湾", "头口门沟岸店集庄寨铺坝堡滩洲港屯营坊台岗湖泉井"
	for _, a := range first {
		for _, b := range second {
			for _, x := range " " + third {
				if len(c.names) < towns && (x == ' ' || towns > 128) {
					c.names = append(c.names, strings.TrimSpace(string([]rune{a, b, x}))+"镇人民政府")
				}
			}
		}
	}
	for len(c.names) < towns {
		t.Fatalf("only %d names", len(c.names))
	}
	for _, name := range c.names {
		now := govinfotest.Options{Year: thisYear}.Report(random)
		last := govinfotest.Options{Year: thisYear - 1}.Report(random)
		// Last year's requests that were carried out are this year's carried in.
		for _, key := range []string{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization", "total"} {
			in := now.Count(govinfo.Ref("applications.carriedIn." + key))
			move(&last, govinfo.Ref("applications.carriedOut."+key), in)
		}
		named(&now, name)
		named(&last, name)
		c.report[name], c.prior[name] = &now, &last
	}
	return c
}

// move sets a cell of 结转下年度 and what came in by as much, so that the balance stays.
func move(r *govinfo.Report, ref govinfo.Ref, to govinfo.Count) {
	n, _ := to.Int64()
	was, _ := r.Count(ref).Int64()
	received := govinfo.Ref("applications.received." + ref.Last())
	carried := govinfo.Ref("applications.carriedIn." + ref.Last())
	in, _ := r.Count(received).Int64()
	old, _ := r.Count(carried).Int64()
	set(r, ref, n)
	set(r, received, in+old+n-was) // and nothing was carried in
	set(r, carried, 0)
}

func set(r *govinfo.Report, ref govinfo.Ref, n int64) {
	if err := r.Set(ref, govinfo.N(n)); err != nil {
		panic(err)
	}
}

func add(r *govinfo.Report, ref govinfo.Ref, n int64) {
	was, _ := r.Count(ref).Int64()
	set(r, ref, was+n)
}

// named gives a report to an organ. The narrative of the generator tells figures that
// were changed, so it goes.
func named(r *govinfo.Report, name string) {
	r.Agency = govinfo.Agency{Name: name}
	r.Title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", name, r.Year)
	r.Overview = govinfo.Narrative{{Text: fmt.Sprintf("%d年，我镇认真贯彻落实政府信息公开条例，依法做好各项工作。", r.Year)}}
	r.Problems = govinfo.Text("工作中还存在队伍力量不足的问题，下一步将加强培训。")
	r.OtherMatters = govinfo.Text("本年度未收取信息处理费，没有其他需要报告的事项。")
	r.Published = govinfo.Date{Year: r.Year + 1, Month: 1, Day: 15}
}

// sum is the county's own report: the sum of its towns without some.
func (c *county) sum(t testing.TB, reports map[string]*govinfo.Report, without ...string) *govinfo.Report {
	t.Helper()
	var members []*govinfo.Report
	for _, name := range c.names {
		if !slices.Contains(without, name) {
			members = append(members, reports[name])
		}
	}
	total, err := govinfo.Sum(members...)
	if err != nil {
		t.Fatal(err)
	}
	named(&total.Report, countyName)
	return &total.Report
}

// file writes a report in one of four formats, chosen by its number.
func (c *county) file(t testing.TB, folder string, number int, r *govinfo.Report) string {
	t.Helper()
	var out bytes.Buffer
	doc := render.Compose(r)
	extension := []string{"docx", "xlsx", "html", "txt"}[number%4]
	printed := extension == "txt" && c.office != ""
	if printed {
		extension = "docx"
	}
	var err error
	switch extension {
	case "docx":
		err = docx.Writer{}.Render(&out, doc)
	case "xlsx":
		err = xlsx.Writer{Form: true}.Render(&out, doc)
	case "html":
		err = render.HTML{}.Render(&out, doc)
	case "txt":
		err = render.Text{}.Render(&out, doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(c.folder, folder, fmt.Sprintf("%04d-%d.%s", number, r.Year, extension))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if printed {
		c.toPrint = append(c.toPrint, name)
		name = strings.TrimSuffix(name, ".docx") + ".pdf"
	}
	return name
}

// list writes the list of the organs.
func (c *county) list(t testing.TB) string {
	t.Helper()
	name := filepath.Join(c.folder, "organs.txt")
	if err := os.WriteFile(name, []byte("# 乡镇\n"+strings.Join(c.names, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

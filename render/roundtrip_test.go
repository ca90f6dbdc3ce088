package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	readdocx "github.com/openxxgk/annualreport/govinfo/read/docx"
	"github.com/openxxgk/annualreport/govinfo/read/htmldoc"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// What is written is read back as the same report, whatever the format between.
func TestRoundTrip(t *testing.T) {
	through := func(write func(doc *document.Document) ([]byte, error), parse func([]byte) (*document.Document, error)) func(*document.Document) (*document.Document, error) {
		return func(doc *document.Document) (*document.Document, error) {
			file, err := write(doc)
			if err != nil {
				return nil, err
			}
			return parse(file)
		}
	}
	appended := func(w renderer) func(*document.Document) ([]byte, error) {
		return func(doc *document.Document) ([]byte, error) { return w.Append(nil, doc), nil }
	}
	formats := map[string]func(*document.Document) (*document.Document, error){
		"document": func(doc *document.Document) (*document.Document, error) { return doc, nil },
		"html":     through(appended(render.HTML{}), htmldoc.Document),
		"fragment": through(appended(render.HTML{Fragment: true, IDPrefix: "x-"}), htmldoc.Document),
		"docx": through(func(doc *document.Document) ([]byte, error) {
			var file bytes.Buffer
			err := docx.Writer{}.Render(&file, doc)
			return file.Bytes(), err
		}, readdocx.Document),
		"markdown": through(appended(render.Markdown{}), plain.Document),
	}
	for _, width := range []int{60, 80, 100, 140} {
		for _, ambiguous := range []int{1, 2} {
			text := render.Text{Width: width, Ambiguous: ambiguous}
			formats[fmt.Sprintf("text %d, ambiguous %d", width, ambiguous)] = through(appended(text), plain.Document)
		}
	}
	for format, back := range formats {
		t.Run(format, func(t *testing.T) {
			random := rand.New(rand.NewPCG(11, 12))
			for i := range 120 {
				editions := []govinfo.Editions{both2021, both2019, mixed}[i%3]
				want := govinfotest.Options{Editions: editions, WithBlank: i%2 == 1}.Report(random)
				if i < 3 {
					want = sample(editions) // with sub-headings and characters to escape
				}
				composer := render.Composer{Thousands: i%5 == 0}
				doc := composer.Compose(&want)
				read, err := back(doc)
				if err != nil {
					t.Fatal(err)
				}
				result := recognize.Document(read)
				// The level of an organ is not printed, and titles not given are those
				// of the form.
				want.Agency.Level = result.Report.Agency.Level
				want.Sections = headingsOf(doc, 2)
				if !result.Report.Equal(want) {
					t.Fatalf("report %d of %v:\n%s%v", i, editions, differences(&result.Report, &want), result.Doubts)
				}
				if len(result.Doubts) > 0 {
					t.Errorf("report %d of %v: %v", i, editions, result.Doubts)
				}
			}
		})
	}
}

func differences(got, want *govinfo.Report) string {
	out := ""
	for _, change := range govinfo.Diff(want, got).Changes {
		out += fmt.Sprintf("%s is %q, want %q\n", change.Ref, change.After, change.Before)
	}
	for _, field := range []struct{ name, got, want string }{
		{"title", got.Title, want.Title},
		{"agency", fmt.Sprintf("%+v", got.Agency), fmt.Sprintf("%+v", want.Agency)},
		{"published", got.Published.String(), want.Published.String()},
		{"sections", fmt.Sprintf("%q", got.Sections), fmt.Sprintf("%q", want.Sections)},
		{"editions", fmt.Sprint(got.Editions), fmt.Sprint(want.Editions)},
		{"overview", fmt.Sprintf("%#v", got.Overview), fmt.Sprintf("%#v", want.Overview)},
		{"problems", fmt.Sprintf("%#v", got.Problems), fmt.Sprintf("%#v", want.Problems)},
		{"other matters", fmt.Sprintf("%#v", got.OtherMatters), fmt.Sprintf("%#v", want.OtherMatters)},
	} {
		if field.got != field.want {
			out += fmt.Sprintf("%s is %s\nwant %s\n", field.name, field.got, field.want)
		}
	}
	return out
}

// What a report prints otherwise than the form is read back as printed.
func TestRoundTripOfPrintedTitles(t *testing.T) {
	want := sample(both2021)
	want.Title = "2022年政府信息公开工作年度报告"
	want.Sections = []string{
		"一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
		"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、存在的问题及改进措施", "六、其他需要报告的事项",
	}
	doc := render.Composer{PrintedTitles: true}.Compose(&want)
	for format, file := range map[string][]byte{
		"html":     render.HTML{}.Append(nil, doc),
		"markdown": render.Markdown{}.Append(nil, doc),
		"text":     render.Text{}.Append(nil, doc),
	} {
		parse := plain.Document
		if format == "html" {
			parse = htmldoc.Document
		}
		read, err := parse(file)
		if err != nil {
			t.Fatal(err)
		}
		result := recognize.Document(read)
		if diff := differences(&result.Report, &want); diff != "" {
			t.Errorf("%s:\n%s%v", format, diff, result.Doubts)
		}
	}
}

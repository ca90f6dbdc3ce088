package govinfo_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// The text around the cells is a contract, byte by byte: no key is written for what
// is unstated, and nothing that a web page would take for markup stands in it.
func TestJSONWritesTexts(t *testing.T) {
	r := govinfo.Report{
		Year: 2023, Title: "\"引\"\\<b>&'\x00\x1f \n\t\x7f\u2027\u2028\u2029\u202A\xff末\x80\xe5\xb9", Published: govinfo.Date{Year: 2024, Month: 1, Day: 9},
		Agency: govinfo.Agency{
			Name: "局", Level: govinfo.LevelTown, RegionCode: "r", CreditCode: "c",
			Contact: govinfo.Contact{Address: "a", PostalCode: "p", Phone: "t", Email: "e", Website: "w"},
		},
		Sections: []string{"一、", ""},
		Overview: govinfo.Narrative{{Text: "题", Heading: true}, {Text: "", Aspect: govinfo.AspectPlatforms}},
		Problems: govinfo.Narrative{}, OtherMatters: govinfo.Text(">"),
	}
	const before = `{"year":2023,"title":"\"引\"\\\u003cb\u003e\u0026'\u0000\u001f \n\u0009` + "\x7f\u2027" + `\u2028\u2029` + "\u202A\uFFFD末\uFFFD\uFFFD\uFFFD" + `",` +
		`"agency":{"name":"局","level":"township","regionCode":"r","creditCode":"c",` +
		`"contact":{"address":"a","postalCode":"p","phone":"t","email":"e","website":"w"}},` +
		`"published":"2024-01-09","sections":["一、",""],"overview":[{"text":"题","heading":true},{"text":"","aspect":"platforms"}],"proactive":{"regulations":{"issued":null,`
	const after = `"pending":null,"total":null}},"problems":[],"otherMatters":[{"text":"\u003e"}]}`
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	got := string(data)
	if !strings.HasPrefix(got, before) {
		t.Errorf("begins\n%s, want\n%s", got[:min(len(got), len(before))], before)
	}
	if !strings.HasSuffix(got, after) {
		t.Errorf("ends\n%s, want\n%s", got[max(0, len(got)-len(after)):], after)
	}
	data, err = govinfo.Report{Agency: govinfo.Agency{Name: "局"}}.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if bare := string(data); !strings.HasPrefix(bare, `{"year":0,"agency":{"name":"局"},"proactive":{`) || strings.Contains(bare, "problems") {
		t.Error(bare)
	}
}

// What a report cannot hold is told with its place, and what may be null is nothing.
func TestJSONTakesNoMoreThanAReportHolds(t *testing.T) {
	for text, test := range map[string]struct {
		offset int
		path   string
		reason error
		says   string
	}{
		`{"problems":[null]}`:                       {13, "problems.0", govinfo.ErrType, "an object expected, not null"},
		`{"problems":[{"text":"x"}, 5]}`:            {27, "problems.1", govinfo.ErrType, "an object expected, not a number"},
		`{"sections":["x",{}]}`:                     {17, "sections.1", govinfo.ErrType, "a string expected, not an object"},
		`{"sections":"x"}`:                          {12, "sections", govinfo.ErrType, "an array expected, not a string"},
		`{"year":10000}`:                            {8, "year", govinfo.ErrType, "from 0 to 9999"},
		`{"year":02}`:                               {10, "", nil, "invalid character"},
		`{"year":20.5}`:                             {8, "year", govinfo.ErrType, "from 0 to 9999"},
		`{"year": {}}`:                              {9, "year", govinfo.ErrType, "a number expected, not an object"},
		`{"published":5}`:                           {13, "published", govinfo.ErrType, "a string expected"},
		`{"agency":{"level":"boss"}}`:               {19, "agency.level", govinfo.ErrType, `"boss" is none of stateCouncilDepartment, provincialGovernment, `},
		`{"agency":{"level":7}}`:                    {19, "agency.level", govinfo.ErrType, "a string expected"},
		`{"overview":[{"heading":"x"}]}`:            {24, "overview.0.heading", govinfo.ErrType, "a boolean expected, not a string"},
		`{"title":"\ud800"}`:                        {9, "title", govinfo.ErrSyntax, "surrogate"},
		`{"disputes": 5}`:                           {13, "disputes", govinfo.ErrType, "an object expected"},
		`{"proactive":{"fees":{"amount":[1]}}}`:     {31, "proactive.fees.amount", govinfo.ErrType, "a number or null expected, not an array"},
		`{"proactive":{"fees":{"amount":false}}}`:   {31, "proactive.fees.amount", govinfo.ErrType, "not a boolean"},
		`{"disputes":{"reconsideration":{"x":{}}}}`: {32, "disputes.reconsideration.x", govinfo.ErrUnknownKey, "unknown key"},
		`{"title":"x"`:                              {12, "", nil, "unexpected end"},
		"\uFEFF{]":                                  {5, "", nil, "invalid character"},
	} {
		r := govinfo.Report{Title: "旧"}
		err := govinfo.DecodeOptions{}.Decode([]byte(text), &r)
		var decode *govinfo.DecodeError
		if !errors.As(err, &decode) || decode.Offset != test.offset || decode.Path != test.path || test.reason != nil && !errors.Is(err, test.reason) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %+v", text, err)
		}
		if r.Title != "旧" {
			t.Errorf("%s: the report is changed", text)
		}
	}
	var r govinfo.Report
	const nothing = `{"agency":{"name":null,"level":null,"contact":{"phone":null}},"sections":[null,"\ufffd�\u00e4"],"overview":[{"text":null,"heading":null,"aspect":null},{"heading":false,"aspect":""}]}`
	want := govinfo.Report{Sections: []string{"", "\uFFFD\uFFFDä"}, Overview: make(govinfo.Narrative, 2)}
	if err := r.UnmarshalJSON([]byte(nothing)); err != nil || !r.Equal(want) {
		t.Errorf("%v: %+v", err, r.Sections)
	}
}

// Keys in any order and white space anywhere, also inside what is passed over.
func TestJSONReadsWhatOthersWrite(t *testing.T) {
	const text = " {\r\n\t\"disputes\" : { \"reconsideration\" : { \"total\" : 4 ,\n\"upheld\":3 } } , \"x\" : [ 1 , \"]\\\\\\\"}\" , { \"y\" : -1.5e3 } , true ] ,\n" +
		"\"proactive2019\":{\"licensing\":{\"change\":-2}},\"\\u0079ear\" : 2020 , \"z\":null,\"title\":\"\\u9898\" } "
	r := govinfo.Report{Title: "旧", Published: govinfo.Date{Year: 2000, Month: 1, Day: 1}}
	if err := (govinfo.DecodeOptions{AllowUnknownKeys: true}).Decode([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	want := govinfo.Report{Year: 2020, Title: "题", Editions: govinfo.Editions{Proactive: govinfo.Edition2019}}
	want.Disputes.Reconsideration.Total, want.Disputes.Reconsideration.Upheld = govinfo.N(4), govinfo.N(3)
	want.Proactive2019.Licensing.Change = govinfo.N(-2)
	if !r.Equal(want) || r.Editions != want.Editions {
		t.Errorf("%+v", r)
	}
}

// A key of a table tells its edition; null, and keys of both, tell the first.
func TestJSONKeysTellTheEdition(t *testing.T) {
	const old, current = govinfo.Edition2019, govinfo.Edition2021
	for text, want := range map[string]govinfo.Editions{
		`{}`: {}, `{"proactive":null,"proactive2019":null}`: {},
		`{"proactive":{}}`:                                                        {Proactive: current},
		`{"proactive2019":{}}`:                                                    {Proactive: old},
		`{"proactive2019":{},"proactive":{}}`:                                     {Proactive: old},
		`{"proactive":{},"proactive2019":{}}`:                                     {Proactive: current},
		`{"applications":{"outcomes":{}}}`:                                        {},
		`{"applications":{"received":{}}}`:                                        {},
		`{"applications":{"outcomes":{"other":{"feeUnpaid":{}}}}}`:                {Applications: current},
		`{"applications":{"outcomes":{"other":{"undivided":{},"feeUnpaid":{}}}}}`: {Applications: old},
		`{"applications":{"outcomes":{"other":{"feeUnpaid":{},"undivided":{}}}}}`: {Applications: current},
	} {
		var r govinfo.Report
		if err := r.UnmarshalJSON([]byte(text)); err != nil || r.Editions != want {
			t.Errorf("%s: %v, %v", text, r.Editions, err)
		}
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func (f *failing) Read([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("full")

// Errors of the disk are told, not lost in a buffer.
func TestErrorsOfSourcesAndTargets(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	for name, err := range map[string]error{
		"Encoder.Encode":   govinfo.NewEncoder(&failing{}).Encode(&r),
		"CSV.Write":        govinfo.CSV{}.Write(&failing{}, &r),
		"CSV.Write, BOM":   govinfo.CSV{BOM: true}.Write(&failing{}, &r),
		"CSV.Write, later": govinfo.CSV{BOM: true}.Write(&failing{after: 5000}, &r),
		"Decoder.Decode":   govinfo.NewDecoder(&failing{}).Decode(&r),
		"CSV.Read":         second(govinfo.CSV{}.Read(&failing{})),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second(_ govinfo.Report, err error) error { return err }

// A line at the limit is taken, the next longer one is not, whether it fits the
// buffer or not; what follows it is read.
func TestJSONLinesAtTheLimit(t *testing.T) {
	for _, size := range []int{100, 1000, 64 << 10, 64<<10 + 1, 200_000} {
		line := `{"year":2021,"title":"` + strings.Repeat("x", size-25) + `"}` + "\n" // size bytes with its end
		for _, test := range []struct {
			most int
			ok   bool
		}{{size, true}, {size - 1, false}, {0, true}, {-1, true}} {
			decoder := govinfo.NewDecoder(strings.NewReader(line + "{\"year\":2022}"))
			decoder.MaxLine = test.most
			var r govinfo.Report
			err := decoder.Decode(&r)
			var decode *govinfo.DecodeError
			if test.ok && (err != nil || r.Year != 2021 || len(r.Title) != size-25) || !test.ok && (!errors.Is(err, govinfo.ErrTooLarge) || !errors.As(err, &decode) || decode.Line != 1) {
				t.Errorf("%d bytes, at most %d: %v", size, test.most, err)
			}
			if err := decoder.Decode(&r); size >= 1000 && (err != nil || r.Year != 2022) {
				t.Errorf("%d bytes, at most %d: after it %v", size, test.most, err)
			}
		}
	}
	var r govinfo.Report
	decoder := govinfo.NewDecoder(bytes.NewReader(append(bytes.Repeat([]byte("x"), 100_000), " \n\n {\"yaer\":1}"...)))
	decoder.MaxLine = 90_000
	for _, want := range []int{1, 3} {
		var decode *govinfo.DecodeError
		if err := decoder.Decode(&r); !errors.As(err, &decode) || decode.Line != want {
			t.Errorf("%v, want line %d", err, want)
		}
	}
}

package read_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

// others is a folder of files that others made, beside the module where it is
// worked on.
const others = "../../../shared/corpus/formats"

// Files of Apache POI and of ofdrw are read or refused as their kind demands.
func TestFilesOfOthers(t *testing.T) {
	for _, test := range []struct {
		file    string
		refused read.Format // or
		damaged bool        // or
		want    string      // a part of the outline
	}{
		{file: "doc/poi_51921-Word-Crash067.doc"},
		{file: "doc/poi_57603-seven_columns.doc"},
		{file: "doc/poi_AIOOB-Tap.doc", want: "table 5 columns\n| Naam [3x1] | Huidige doccode [2x1] |\n| BNBA019 |"},
		{file: "doc/poi_Bug34898.doc", want: "ディレクトリ"},
		{file: "doc/poi_Bug53453Section.doc", want: "Section1\nSection2\n"},
		{file: "doc/poi_ListEntryNoListTable.doc", want: "Table 3. System capacity"},
		{file: "doc/poi_PasswordProtected.doc", refused: read.FormatEncrypted},
		{file: "doc/poi_Word6.doc", refused: read.FormatWord95},
		{file: "doc/poi_Word95.doc", refused: read.FormatWord95},
		{file: "doc/poi_clusterfuzz-testcase-minimized-POIHWPFFuzzer-5418937293340672.doc", damaged: true},
		{file: "doc/poi_footnote.doc", want: "Test text\nTestFootnote\nTestEndnote\n"},
		{file: "doc/poi_innertable.doc", want: "| D | E ⏎ 1\t2 ⏎ 3\t4 ⏎ F | G |"},
		{file: "doc/poi_lists-margins.doc", want: "1. Left 0in."},
		{file: "doc/poi_password_tika_binaryrc4.doc", refused: read.FormatEncrypted},
		{file: "doc/poi_simple-list.doc", want: "2. Second item in list\n"},
		{file: "doc/poi_simple-table.doc", want: "| Cell 2,1 | Cell 2,2 | Cell 2,3 |"},
		{file: "doc/poi_table-merges.doc", want: "table 5 columns\n| A [3x1] | B [2x1] |\n| C | D | E [2x1] | F |\n|  | G | H [2x1] | I ⏎ J |\n| K [5x1] |\n"},
		{file: "doc/poi_test-fields.doc", want: "File size: 0"},
		{file: "doc/poi_testRangeDelete.doc", want: "“—” (U+2014), “⺎” (U+2E8E), or “✔” (U+2714)"},
		{file: "doc/poi_watermark.doc", want: "Article 25 (Termination)"},
		{file: "doc/poi_word2.doc", refused: read.FormatWord95},
		{file: "ofd/ofdrw-archive__test-ofda.ofd", want: "Hello OFD-A"},
		{file: "ofd/ofdrw-converter__draw_param_ref.ofd", want: "| 序号 | 项目名称 | 规格型号 | 单位 | 数量 | 单 价 | 金 额 | 税率 | 税 额 |"},
		{file: "ofd/ofdrw-crypto__hello.ofd", want: "拿来主义"},
		{file: "ofd/ofdrw-layout__Page5.ofd", refused: read.FormatScan}, // drawings without text
		{file: "ofd/ofdrw-layout__SplitParagraph.ofd", want: "第三段"},
		{file: "ofd/ofdrw-layout__fptpl.ofd", want: "价税合计（大写） [2x1] | 壹万零陆佰圆整 （小写）¥10600.00"},
		{file: "ofd/ofdrw-reader__chineseDir.ofd", want: "你好呀，OFD Reader&Writer！"},
		{file: "ofd/ofdrw-reader__helloworld.ofd", want: "你好呀，OFD Reader&Writer！"},
		{file: "ofd/ofdrw-reader__helloworld_with_pageblock.ofd", want: "你好呀，OFD Reader&Writer！"},
		{file: "ofd/ofdrw-reader__keyword2.ofd", want: "重庆市马上融资担保有限公司"},
		{file: "ofd/ofdrw-reader__multiKeywordInTextCode.ofd", want: "打发打发"},
		{file: "ofd/ofdrw-reader__path_unstd.ofd", want: "根据《中华人民共和国刑事诉讼法》第"},
		{file: "ofd/ofdrw-sign__namespace_no_std.ofd", want: "你好呀，OFD Reader&Writer！"},
	} {
		data, err := os.ReadFile(filepath.Join(others, filepath.FromSlash(test.file)))
		if errors.Is(err, os.ErrNotExist) {
			t.Skip("no files of others here")
		}
		if err != nil {
			t.Fatal(err)
		}
		reading, err := read.Bytes(data)
		var format *read.FormatError
		var part *document.PartError
		switch {
		case test.refused != "":
			if !errors.As(err, &format) || format.Format != test.refused {
				t.Errorf("%s: error %v, want a FormatError of %s", test.file, err, test.refused)
			}
		case test.damaged:
			if !errors.As(err, &part) {
				t.Errorf("%s: error %v, want a PartError", test.file, err)
			}
		case err != nil:
			t.Errorf("%s: %v", test.file, err)
		case !strings.Contains(outline.Of(reading.Document), test.want):
			t.Errorf("%s: %q is not in\n%s", test.file, test.want, outline.Of(reading.Document))
		}
	}
}

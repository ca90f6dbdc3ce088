package read

import "fmt"

// Kind is a kind of file that is known but not read.
type Kind string

// The kinds of files that are told apart to say what to do with them.
const (
	KindPDF         Kind = "PDF document"
	KindOldWord     Kind = "Word document of the binary format (.doc, .wps)"
	KindOldExcel    Kind = "Excel workbook of the binary format (.xls)"
	KindOldOffice   Kind = "Office document of the binary format"
	KindEncrypted   Kind = "document protected by a password"
	KindSpreadsheet Kind = "Excel workbook (.xlsx)"
	KindSlides      Kind = "PowerPoint presentation (.pptx)"
	KindOFD         Kind = "OFD document"
	KindOpenOffice  Kind = "OpenDocument file (.odt, .ods)"
	KindRTF         Kind = "RTF document"
	KindWordXML     Kind = "Word document as one XML file"
	KindWebArchive  Kind = "web archive (.mht)"
	KindImage       Kind = "picture"
	KindZip         Kind = "zip archive"
	KindArchive     Kind = "archive"
	KindDamaged     Kind = "zip package that is cut off or damaged"
	KindBinary      Kind = "binary file of no known kind"
)

// FormatError says that a file is of a kind that is not read.
type FormatError struct {
	Kind Kind
	Err  error // the cause, or nil
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("the file is a %s; %s", e.Kind, e.Kind.advice())
}

func (e *FormatError) Unwrap() error { return e.Err }

// advice says what to do with a file of the kind.
func (k Kind) advice() string {
	switch k {
	case KindPDF:
		return "read the web page or the Word document it was made of, or its text (pdftotext -layout)"
	case KindOldWord, KindOldOffice, KindOpenOffice, KindRTF, KindWordXML:
		return "open it and save it as .docx"
	case KindOldExcel, KindSpreadsheet:
		return "copy its tables into a text file, or save the sheet as a web page"
	case KindSlides, KindOFD:
		return "read the web page or the Word document it was made of"
	case KindEncrypted:
		return "remove the password first"
	case KindWebArchive:
		return "save the page as HTML"
	case KindImage:
		return "figures cannot be read from pictures"
	case KindZip, KindArchive:
		return "unpack it first"
	case KindDamaged:
		return "fetch it again"
	}
	return "a web page, a .docx, a text or the JSON of a report can be read"
}

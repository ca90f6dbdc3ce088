package pdffile

// Object is a [Bool], [Number], [String], [Name], [Array], [Dict], [*Stream] or
// [Ref]; nil is null.
type Object interface{ object() }

type (
	Bool   bool
	Number float64
	String string // decrypted, its escapes resolved
	Name   string
	Array  []Object
	Dict   map[Name]Object
)

// Ref is a reference to an object.
type Ref struct{ Number, Generation int }

// Stream is a dictionary with data; see [File.Data].
type Stream struct {
	Dict Dict
	id   Ref
	raw  []byte // as in the file
}

func (Bool) object()    {}
func (Number) object()  {}
func (String) object()  {}
func (Name) object()    {}
func (Array) object()   {}
func (Dict) object()    {}
func (Ref) object()     {}
func (*Stream) object() {}

package annotate

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

// archive is a package of which some parts are changed.
type archive struct {
	zip     *zip.Reader
	main    *part
	changed map[string]*part // by the name in the zip
	added   []pack.Part
}

type part struct {
	file    *zip.File
	was     []byte
	content []byte
}

// openArchive opens a package that has been read before, so that it is bounded.
func openArchive(file []byte, main string) (*archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	a := &archive{zip: reader, changed: make(map[string]*part)}
	if a.main, err = a.take(main); err != nil {
		return nil, err
	}
	if a.main == nil {
		return nil, errors.New("no main part")
	}
	return a, nil
}

// take reads a part to be changed; nil where there is none.
func (a *archive) take(name string) (*part, error) {
	for _, f := range a.zip.File {
		if pack.PartName(f.Name) != pack.PartName(name) {
			continue
		}
		if known := a.changed[f.Name]; known != nil {
			return known, nil
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		content, err := io.ReadAll(io.LimitReader(r, maxPart+1))
		if err != nil {
			return nil, err
		}
		if len(content) > maxPart {
			return nil, fmt.Errorf("the part %s is too large", f.Name)
		}
		a.changed[f.Name] = &part{file: f, was: content, content: content}
		return a.changed[f.Name], nil
	}
	return nil, nil
}

// maxPart is the size of the largest part that is changed.
const maxPart = 256 << 20

// comments returns the part with comments; nil without one.
func (a *archive) comments() *part {
	relations, err := a.take(a.relationsName())
	if err != nil || relations == nil {
		return nil
	}
	name := ""
	decoder := xml.NewDecoder(bytes.NewReader(relations.content))
	for {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		if e, ok := token.(xml.StartElement); ok && path.Base(pack.Attribute(e, "Type")) == "comments" {
			name = pack.Attribute(e, "Target")
		}
	}
	if name == "" {
		return nil
	}
	if !strings.HasPrefix(name, "/") {
		name = path.Join(path.Dir(a.main.file.Name), name)
	}
	found, err := a.take(name)
	if err != nil {
		return nil
	}
	return found
}

func (a *archive) relationsName() string {
	return path.Join(path.Dir(a.main.file.Name), "_rels", path.Base(a.main.file.Name)+".rels")
}

// nextComment returns an id that no comment has.
func (a *archive) nextComment() int {
	p := a.comments()
	if p == nil {
		return 0
	}
	next := 0
	decoder := xml.NewDecoder(bytes.NewReader(p.content))
	for {
		token, err := decoder.Token()
		if err != nil {
			return next
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "comment" {
			if id, err := strconv.Atoi(pack.Attribute(e, "id")); err == nil && id < 1<<30 {
				next = max(next, id+1)
			}
		}
	}
}

// addComments adds comments to the part for them, or the part to the package.
func (a *archive) addComments(comments string, isStrict bool) {
	if comments == "" {
		return
	}
	if p := a.comments(); p != nil {
		p.content = appendToRoot(p.content, comments)
		return
	}
	name := path.Join(path.Dir(a.main.file.Name), "comments.xml")
	space, kind := transitional, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	if isStrict {
		space, kind = strict, "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	const (
		contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
		packages    = "http://schemas.openxmlformats.org/package/2006/"
	)
	a.added = append(a.added, pack.Part{Name: name, Content: pack.Header + `<w:comments xmlns:w="` + space + `">` + comments + "</w:comments>"})
	relation := `<Relationship xmlns="` + packages + `relationships" Id="rIdAnnotations" Type="` + kind + `" Target="comments.xml"/>`
	if p, err := a.take(a.relationsName()); err == nil && p != nil {
		p.content = appendToRoot(p.content, relation)
	} else {
		a.added = append(a.added, pack.Part{Name: a.relationsName(), Content: pack.Header + `<Relationships xmlns="` + packages + `relationships">` + relation + `</Relationships>`})
	}
	if p, err := a.take("[Content_Types].xml"); err == nil && p != nil {
		p.content = appendToRoot(p.content, `<Override xmlns="`+packages+`content-types" PartName="/`+name+`" ContentType="`+contentType+`"/>`)
	}
}

// rootOf returns the first element of a part.
func rootOf(content []byte) (xml.StartElement, error) {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return xml.StartElement{}, err
		}
		if e, ok := token.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// appendToRoot adds elements at the end of the root of a part.
func appendToRoot(content []byte, elements string) []byte {
	root, err := rootOf(content)
	if err != nil {
		return content
	}
	name := root.Name.Local
	if root.Name.Space != "" {
		name = root.Name.Space + ":" + name
	}
	return appendTo(content, name, elements)
}

// appendTo adds elements before the last end tag of a name, or into the empty element.
func appendTo(content []byte, name, elements string) []byte {
	if at := bytes.LastIndex(content, []byte("</"+name)); at >= 0 {
		return bytes.Join([][]byte{content[:at], content[at:]}, []byte(elements))
	}
	at := bytes.LastIndex(content, []byte("/>"))
	if at < 0 {
		return content
	}
	return bytes.Join([][]byte{content[:at], []byte(">" + elements + "</" + name + ">"), content[at+2:]}, nil)
}

// write writes the package: parts that were not changed as they were packed.
func (a *archive) write(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, f := range a.zip.File {
		changed := a.changed[f.Name]
		if changed == nil || changed.file != f || bytes.Equal(changed.was, changed.content) {
			if err := out.Copy(f); err != nil {
				return err
			}
			continue
		}
		to, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified, Comment: f.Comment, Extra: nil})
		if err != nil {
			return err
		}
		if _, err := to.Write(changed.content); err != nil {
			return err
		}
	}
	for _, p := range a.added {
		to, err := out.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: a.main.file.Modified})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(to, p.Content); err != nil {
			return err
		}
	}
	return out.Close()
}

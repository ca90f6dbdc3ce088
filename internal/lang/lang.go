// Package lang chooses between the two languages in which the library speaks to
// people: Chinese, and English for those who ask for it.
package lang

import "golang.org/x/text/language"

// Text is the same in Chinese and in English.
type Text struct{ ZH, EN string }

// In returns the text in the language nearest to tag; where it is said in one
// language only, in that.
func (t Text) In(tag language.Tag) string {
	if t.ZH == "" || t.EN != "" && English(tag) {
		return t.EN
	}
	return t.ZH
}

var languages = language.NewMatcher([]language.Tag{language.Chinese, language.English})

// English reports whether English is nearer to the language asked for than
// Chinese. Where neither is near, and for the zero Tag, it is not.
func English(tag language.Tag) bool {
	switch tag {
	case language.Und, language.Chinese:
		return false
	case language.English:
		return true
	}
	_, index, _ := languages.Match(tag)
	return index == 1
}

package validate

import (
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"unicode"

	"github.com/go-playground/validator/v10"
	"github.com/openxxgk/annualreport/govinfo"
)

// identity are the fields of a report that have a form of their own. The tag ref
// is the place that a finding names.
type identity struct {
	Year       int    `ref:"year" validate:"omitempty,min=2008,max=2099"`
	Name       string `ref:"agency.name" validate:"required"`
	RegionCode string `ref:"agency.regionCode" validate:"omitempty,regioncode"`
	CreditCode string `ref:"agency.creditCode" validate:"omitempty,creditcode"`
	PostalCode string `ref:"agency.contact.postalCode" validate:"omitempty,len=6,number"`
	Phone      string `ref:"agency.contact.phone" validate:"omitempty,telephone"`
	Email      string `ref:"agency.contact.email" validate:"omitempty,mailaddresses"`
	Website    string `ref:"agency.contact.website" validate:"omitempty,webaddress"`
}

func identityOf(r *govinfo.Report) identity {
	contact := &r.Agency.Contact
	return identity{
		Year: r.Year, Name: strings.TrimSpace(r.Agency.Name),
		RegionCode: r.Agency.RegionCode, CreditCode: r.Agency.CreditCode,
		PostalCode: strings.TrimSpace(contact.PostalCode), Phone: strings.TrimSpace(contact.Phone),
		Email: strings.TrimSpace(contact.Email), Website: strings.TrimSpace(contact.Website),
	}
}

// identityChecker checks an identity. It is safe for concurrent use.
type identityChecker struct{ validate *validator.Validate }

func newIdentityChecker() (*identityChecker, error) {
	v := validator.New(validator.WithRequiredStructEnabled())
	c := &identityChecker{v}
	v.RegisterTagNameFunc(func(field reflect.StructField) string { return field.Tag.Get("ref") })
	for tag, valid := range map[string]func(string) bool{
		"regioncode": validRegionCode,
		"creditcode": validCreditCode,
		"telephone":  validTelephone,
		"webaddress": validWebAddress,

		"mailaddresses": c.validAddresses,
	} {
		if err := v.RegisterValidation(tag, func(level validator.FieldLevel) bool { return valid(level.Field().String()) }); err != nil {
			return nil, err
		}
	}
	// Compile the struct now: a tag that is wrong shows here.
	var invalid validator.ValidationErrors
	if err := v.Struct(&identity{}); err != nil && !errors.As(err, &invalid) {
		return nil, err
	}
	return c, nil
}

// malformed is a field that is not what it should be.
type malformed struct {
	ref   govinfo.Ref
	value string
}

// check returns the fields that are not well-formed, in order.
func (c *identityChecker) check(fields *identity) []malformed {
	err := c.validate.Struct(fields)
	if err == nil {
		return nil
	}
	var invalid validator.ValidationErrors
	if !errors.As(err, &invalid) {
		panic(err) // not a finding: the struct or a tag is wrong
	}
	found := make([]malformed, len(invalid))
	for i, field := range invalid {
		found[i] = malformed{govinfo.Ref(field.Field()), fmt.Sprint(field.Value())}
	}
	return found
}

var regionCodeForm = regexp.MustCompile(`^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)[0-9]{4}$`)

// validRegionCode reports whether a code has the six digits of GB/T 2260 and
// begins with those of a province.
func validRegionCode(code string) bool { return regionCodeForm.MatchString(code) }

// validCreditCode reports whether a code is a 统一社会信用代码 of GB 32100: 18
// characters, the last of which checks the others.
func validCreditCode(code string) bool {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	if len(code) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		value := strings.IndexByte(alphabet, code[i])
		if value < 0 {
			return false
		}
		sum += value * weight
		weight = weight * 3 % len(alphabet)
	}
	return code[17] == alphabet[(len(alphabet)-sum%len(alphabet))%len(alphabet)]
}

// validTelephone accepts what is printed as one or more telephone numbers, with
// area codes, extensions and words beside them (0571-88031234转801、12345（工作日）):
// at least five digits, which make a short service number, none of them in a run
// longer than a number with all its codes, and no Latin letters but those of ext,
// tel and fax.
func validTelephone(text string) bool {
	const shortest, longest = 5, 15
	digits, run := 0, 0
	for _, r := range telephoneWords.Replace(text) {
		switch {
		case '0' <= r && r <= '9', '０' <= r && r <= '９':
			digits++
			if run++; run > longest {
				return false
			}
			continue
		case unicode.IsLetter(r) && !unicode.Is(unicode.Han, r):
			return false
		}
		run = 0
	}
	return digits >= shortest
}

var telephoneWords = strings.NewReplacer("ext", " ", "Ext", " ", "EXT", " ", "tel", " ", "Tel", " ", "TEL", " ", "fax", " ", "Fax", " ", "FAX", " ")

// validAddresses accepts one or more e-mail addresses.
func (c *identityChecker) validAddresses(text string) bool {
	separators := func(r rune) bool { return strings.ContainsRune("、，,；; /", r) }
	count := 0
	for address := range strings.FieldsFuncSeq(text, separators) {
		if count++; c.validate.Var(address, "email") != nil {
			return false
		}
	}
	return count > 0
}

// validWebAddress accepts an address with or without its scheme.
func validWebAddress(text string) bool {
	if strings.ContainsAny(text, " \u3000") {
		return false
	}
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "http" && address.Scheme != "https") {
		return false
	}
	host := strings.Trim(address.Hostname(), ".")
	return strings.Contains(host, ".")
}

package govinfo

import (
	"fmt"
	"iter"
)

// Value is what a cell holds: a [Count] or an [Amount]. No other type is one.
type Value interface {
	// IsBlank reports whether the cell is empty.
	IsBlank() bool
	// String returns the number as written, or "" for blank.
	String() string
	cellValue()
}

func (Count) cellValue()  {}
func (Amount) cellValue() {}

// At returns the value of the cell at ref, or an error that wraps [ErrUnknownRef]
// if there is no such cell. Cells outside the editions that the report follows can be read, too.
func (r *Report) At(ref Ref) (Value, error) {
	index, ok := ref.Index()
	if !ok {
		return nil, refError(ref, ErrUnknownRef)
	}
	return r.valueAt(index), nil
}

// Count returns the count at ref; blank if the cell is blank, holds an amount,
// or does not exist. Use [Report.At] where the difference matters.
func (r *Report) Count(ref Ref) Count {
	if index, ok := ref.Index(); ok {
		if count, _ := r.cellAt(index); count != nil {
			return *count
		}
	}
	return Count{}
}

// Set writes the value of the cell at ref. It changes nothing and returns an error
// that wraps [ErrUnknownRef] if there is no such cell, and one that wraps [ErrType] if
// the cell is of the other type or value is nil.
func (r *Report) Set(ref Ref, value Value) error {
	index, ok := ref.Index()
	if !ok {
		return refError(ref, ErrUnknownRef)
	}
	count, amount := r.cellAt(index)
	switch value := value.(type) {
	case Count:
		if count == nil {
			return refError(ref, fmt.Errorf("%w: the cell holds an amount, not a count", ErrType))
		}
		*count = value
	case Amount:
		if amount == nil {
			return refError(ref, fmt.Errorf("%w: the cell holds a count, not an amount", ErrType))
		}
		*amount = value
	default:
		return refError(ref, fmt.Errorf("%w: no value given", ErrType))
	}
	return nil
}

func refError(ref Ref, reason error) error { return fmt.Errorf("govinfo: %q: %w", string(ref), reason) }

// Cells yields every cell of the report in form order: of table 二 and table 三
// the cells of the edition that the table follows (see
// [Report.ProactiveEdition]), then of table 四. Filled cells that the edition
// lacks are yielded behind those it has in their place: nothing is lost.
func (r *Report) Cells() iter.Seq2[Ref, Value] {
	return func(yield func(Ref, Value) bool) {
		refs := allRefs()
		for index := range r.eachCell {
			if !yield(refs[index], r.valueAt(index)) {
				return
			}
		}
	}
}

// AppendCounts appends the [CellCount] counts of both editions in the order of
// [Ref.Index] and returns the extended slice. The two amounts are blank in it.
func (r *Report) AppendCounts(dst []Count) []Count {
	p, q := &r.Proactive, &r.Proactive2019
	dst = append(dst,
		p.Regulations.Issued, p.Regulations.Repealed, p.Regulations.InForce,
		p.NormativeDocuments.Issued, p.NormativeDocuments.Repealed, p.NormativeDocuments.InForce,
		p.Licensing.Decisions, p.Penalties.Decisions, p.Coercion.Decisions, Count{},
		q.Regulations.Made, q.Regulations.Published, q.Regulations.PublishedTotal,
		q.NormativeDocuments.Made, q.NormativeDocuments.Published, q.NormativeDocuments.PublishedTotal,
		q.Licensing.PreviousItems, q.Licensing.Change, q.Licensing.Decisions,
		q.OtherServices.PreviousItems, q.OtherServices.Change, q.OtherServices.Decisions,
		q.Penalties.PreviousItems, q.Penalties.Change, q.Penalties.Decisions,
		q.Coercion.PreviousItems, q.Coercion.Change, q.Coercion.Decisions,
		q.Fees.PreviousItems, q.Fees.Change, q.Procurement.Projects, Count{})
	for i := range applicationLines {
		l := r.Applications.line(i)
		dst = append(dst, l.NaturalPerson, l.Business, l.Research, l.PublicWelfare, l.LegalService, l.OtherOrganization, l.Total)
	}
	for i := range disputePaths {
		c := r.Disputes.line(i)
		dst = append(dst, c.Upheld, c.Corrected, c.OtherResult, c.Pending, c.Total)
	}
	return dst
}

func (r *Report) valueAt(index int) Value {
	count, amount := r.cellAt(index)
	if amount != nil {
		return *amount
	}
	return *count
}

// cellAt returns the cell with the index; one of the two results is nil.
func (r *Report) cellAt(index int) (*Count, *Amount) {
	switch {
	case index >= disputesAt:
		index -= disputesAt
		return r.Disputes.line(index / 5).result(index % 5), nil
	case index >= applicationsAt:
		index -= applicationsAt
		return r.Applications.line(index / 7).applicant(index % 7), nil
	case index >= proactive2019At:
		return r.Proactive2019.cell(index - proactive2019At)
	default:
		return r.Proactive.cell(index)
	}
}

func (p *Proactive) cell(index int) (*Count, *Amount) {
	switch index {
	case 0, 1, 2:
		return p.Regulations.column(index), nil
	case 3, 4, 5:
		return p.NormativeDocuments.column(index - 3), nil
	case 6:
		return &p.Licensing.Decisions, nil
	case 7:
		return &p.Penalties.Decisions, nil
	case 8:
		return &p.Coercion.Decisions, nil
	default:
		return nil, &p.Fees.Amount
	}
}

func (d *Documents) column(index int) *Count {
	return [...]*Count{&d.Issued, &d.Repealed, &d.InForce}[index]
}

func (p *Proactive2019) cell(index int) (*Count, *Amount) {
	switch {
	case index < 3:
		return p.Regulations.column(index), nil
	case index < 6:
		return p.NormativeDocuments.column(index - 3), nil
	case index < 9:
		return p.Licensing.column(index - 6), nil
	case index < 12:
		return p.OtherServices.column(index - 9), nil
	case index < 15:
		return p.Penalties.column(index - 12), nil
	case index < 18:
		return p.Coercion.column(index - 15), nil
	case index == 18:
		return &p.Fees.PreviousItems, nil
	case index == 19:
		return &p.Fees.Change, nil
	case index == 20:
		return &p.Procurement.Projects, nil
	default:
		return nil, &p.Procurement.Amount
	}
}

func (p *Publications2019) column(index int) *Count {
	return [...]*Count{&p.Made, &p.Published, &p.PublishedTotal}[index]
}

func (i *Items2019) column(index int) *Count {
	return [...]*Count{&i.PreviousItems, &i.Change, &i.Decisions}[index]
}

// applicationLines is the number of lines of table 三 in both editions together.
const applicationLines = 26

// line returns a line of table 三 in the order of applicationPaths.
func (a *Applications) line(index int) *ByApplicant {
	o := &a.Outcomes
	switch index {
	case 0:
		return &a.Received
	case 1:
		return &a.CarriedIn
	case 2:
		return &o.Granted
	case 3:
		return &o.PartlyGranted
	case 4:
		return &o.Refused.StateSecret
	case 5:
		return &o.Refused.ForbiddenByLaw
	case 6:
		return &o.Refused.PublicSafety
	case 7:
		return &o.Refused.ThirdPartyRights
	case 8:
		return &o.Refused.InternalAffairs
	case 9:
		return &o.Refused.ProcessInformation
	case 10:
		return &o.Refused.EnforcementFiles
	case 11:
		return &o.Refused.AdministrativeQueries
	case 12:
		return &o.Unavailable.NotHeld
	case 13:
		return &o.Unavailable.NeedsCreation
	case 14:
		return &o.Unavailable.StillUnclear
	case 15:
		return &o.NotProcessed.Petition
	case 16:
		return &o.NotProcessed.Duplicate
	case 17:
		return &o.NotProcessed.Publication
	case 18:
		return &o.NotProcessed.Excessive
	case 19:
		return &o.NotProcessed.Reconfirmation
	case 20:
		return &o.Other.NotSupplemented
	case 21:
		return &o.Other.FeeUnpaid
	case 22:
		return &o.Other.OtherReasons
	case 23:
		return &o.Other.Undivided
	case 24:
		return &o.Total
	default:
		return &a.CarriedOut
	}
}

func (b *ByApplicant) applicant(index int) *Count {
	switch index {
	case 0:
		return &b.NaturalPerson
	case 1:
		return &b.Business
	case 2:
		return &b.Research
	case 3:
		return &b.PublicWelfare
	case 4:
		return &b.LegalService
	case 5:
		return &b.OtherOrganization
	default:
		return &b.Total
	}
}

func (d *Disputes) line(index int) *Cases {
	return [...]*Cases{&d.Reconsideration, &d.DirectLitigation, &d.LitigationAfterReconsideration}[index]
}

func (c *Cases) result(index int) *Count {
	return [...]*Count{&c.Upheld, &c.Corrected, &c.OtherResult, &c.Pending, &c.Total}[index]
}

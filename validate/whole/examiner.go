package whole

import (
	"fmt"
	"io"
)

// Scratch is a file for figures, such as an [os.File] that was just created. What it
// has is written over, and what is left in it means nothing to others.
type Scratch interface {
	io.ReaderAt
	io.WriterAt
}

// Examiner examines a tree whose members are given one after the other, for wholes of
// any size. It keeps their figures in a file, [scratchSize] bytes a member, and in
// memory only what finds reports that are the same, 16 bytes a member, and what it
// found. It is not safe for concurrent use.
type Examiner struct{ system *system }

// NewExaminer returns an Examiner that keeps figures in a file, or with nil in memory.
func NewExaminer(file Scratch) *Examiner {
	if file == nil {
		return &Examiner{newSystem(new(inMemory))}
	}
	return &Examiner{newSystem(&inFile{file: file})}
}

// Add takes in a member. Those that have filed nothing are given too, without a report.
// Members are told by their order, from 0. Nothing of it is kept but figures. An error is
// one of the file.
func (e *Examiner) Add(member Organ) error {
	if err := e.system.add(&member); err != nil {
		return fmt.Errorf("whole: figures of member %d: %w", e.system.members-1, err)
	}
	return nil
}

// Examine looks for the errors by which the whole and the members do not add up, as
// [Examine] does. It is called once, after all members were added. The error wraps
// [ErrNoWhole], or is one of the file.
func (e *Examiner) Examine(whole Organ) (Account, error) {
	if whole.Report == nil {
		return Account{}, fmt.Errorf("%w: %q", ErrNoWhole, whole.name())
	}
	s := e.system
	s.whole = s.layout.reports(&whole)
	var a Account
	a.Differences = s.differences()
	a.Repeated = s.repeated()
	a.Twins = s.twins()
	a.Omitted, a.Doubled = s.membership()
	a.Brackets = s.brackets()
	a.Suspects = s.suspects()
	if s.failed != nil {
		return Account{}, fmt.Errorf("whole: figures of members: %w", s.failed)
	}
	return a, nil
}

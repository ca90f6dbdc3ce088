package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// readOrgans reads the list of the organs, without the whole.
func readOrgans(name, whole string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var organs []string
	seen := make(map[string]bool)
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		line, _, _ = strings.Cut(line, "#")
		organ := strings.TrimSpace(line)
		switch {
		case organ == "" || organ == whole:
		case seen[organ]:
			return nil, fmt.Errorf("%s: %s is listed twice", name, organ)
		default:
			seen[organ] = true
			organs = append(organs, organ)
		}
	}
	return organs, nil
}

// matcher finds the organ of the list that a report is of.
type matcher struct {
	known   map[string]string // the name as listed, by the name without spaces
	longest []string          // listed names, the longest first
}

func newMatcher(organs []string, whole string) *matcher {
	m := &matcher{known: make(map[string]string)}
	for _, organ := range append(slices.Clone(organs), whole) {
		if organ != "" {
			m.known[plain(organ)] = organ
			m.longest = append(m.longest, organ)
		}
	}
	slices.SortStableFunc(m.longest, func(a, b string) int { return len(b) - len(a) })
	return m
}

// organ returns the listed organ of a report: by the name that it states or, where it
// states none, by that of its file. "" is none of the list.
func (m *matcher) organ(stated, file string) string {
	if stated != "" {
		return m.known[plain(stated)]
	}
	for _, organ := range m.longest {
		if strings.Contains(plain(file), plain(organ)) {
			return organ
		}
	}
	return ""
}

func plain(name string) string { return strings.Join(strings.Fields(name), "") }

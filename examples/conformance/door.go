package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// reply is what a program answers to a question.
type reply struct {
	ID       string   `json:"id"`
	Findings []string `json:"findings"`
}

// ask starts a program, asks it all questions and returns its answers. What it writes
// to standard error goes to stderr.
func ask(ctx context.Context, program []string, questions []question, stderr io.Writer) ([]reply, error) {
	command := exec.CommandContext(ctx, program[0], program[1:]...)
	command.Stderr = stderr
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	asked := make(chan error, 1)
	go func() { // a program may answer while it is asked
		encoder := json.NewEncoder(in)
		for _, q := range questions {
			if err := encoder.Encode(q); err != nil {
				_ = in.Close()
				asked <- err
				return
			}
		}
		asked <- in.Close()
	}()
	answers, err := replies(out, len(questions))
	if err != nil {
		_ = command.Process.Kill() // not by the context: it is the program that failed, nobody interrupted it
	}
	return answers, errors.Join(err, <-asked, command.Wait())
}

func replies(out io.Reader, expected int) ([]reply, error) {
	decoder := json.NewDecoder(out)
	answers := make([]reply, 0, expected)
	for range expected {
		var r reply
		if err := decoder.Decode(&r); err != nil {
			return answers, fmt.Errorf("answer %d of %d: %w", len(answers)+1, expected, err)
		}
		answers = append(answers, r)
	}
	if err := decoder.Decode(new(json.RawMessage)); err != io.EOF {
		return answers, fmt.Errorf("there are more answers than questions, %d", expected)
	}
	return answers, nil
}

// asked is a question as the library's own check takes it.
type asked struct {
	ID     string `json:"id"`
	Filing struct {
		validate.Filing
		Others []*govinfo.Report `json:"others"`
	} `json:"filing"`
}

// answer answers questions by the library's own check.
func answer(in io.Reader, out io.Writer) error {
	decoder := json.NewDecoder(in)
	lines := bufio.NewWriter(out)
	encoder := json.NewEncoder(lines)
	for {
		var q asked
		if err := decoder.Decode(&q); err == io.EOF {
			return lines.Flush()
		} else if err != nil {
			return fmt.Errorf("a question: %w", err)
		}
		filing := q.Filing.Filing
		if len(q.Filing.Others) > 0 {
			filing.Others = new(validate.Others)
		}
		for _, other := range q.Filing.Others {
			filing.Others.Add(other)
		}
		r := reply{ID: q.ID, Findings: []string{}}
		for _, f := range validate.Check(filing).Findings {
			r.Findings = append(r.Findings, f.Key())
		}
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
}

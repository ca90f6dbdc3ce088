// Command generate writes RULES.md into the current folder.
package main

import (
	"log"
	"os"

	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/internal/rulesdoc"
)

func main() {
	if err := os.WriteFile("RULES.md", []byte(rulesdoc.Markdown(validate.Rules())), 0o644); err != nil {
		log.Fatal(err)
	}
}

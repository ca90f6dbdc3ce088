// Command generate writes RULES.md and rules.json into the current folder.
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
	data, err := rulesdoc.JSON(validate.Rules())
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("rules.json", data, 0o644); err != nil {
		log.Fatal(err)
	}
}

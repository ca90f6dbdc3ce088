package page

import (
	"fmt"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
	"math/rand/v2"
	"testing"
)

func TestDbg(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 11))
	doc := randomDocument(r)
	p := &press{Rand: r, width: 595, height: 842, margin: 72, size: 10.5}
	got, _ := analyse(t, p.print(doc))
	fmt.Println(outline.Of(doc)[:2000])
	fmt.Println("=====")
	fmt.Println(got[:2000])
}

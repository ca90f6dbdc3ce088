// Package programs finds the programs of others that tests start. A test that needs
// one is skipped where it is absent, unless the environment says that it must be
// there, and in short runs.
package programs

import (
	"os"
	"os/exec"
	"testing"
)

// Browser returns the path of Chromium. Without one the test is skipped, or fails if
// REQUIRE_BROWSER is "1".
func Browser(t testing.TB) string {
	t.Helper()
	return find(t, "REQUIRE_BROWSER", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
}

// Office returns the path of LibreOffice. Without one the test is skipped, or fails
// if REQUIRE_OFFICE is "1".
func Office(t testing.TB) string {
	t.Helper()
	return find(t, "REQUIRE_OFFICE", "soffice")
}

// find returns the path of the first program that is there.
func find(t testing.TB, required string, names ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts another program")
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv(required) == "1" {
		t.Fatalf("none of %v", names)
	}
	t.Skipf("none of %v", names)
	return ""
}

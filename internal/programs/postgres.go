package programs

import (
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Postgres starts a PostgreSQL server for the test, and returns the address of an
// empty database in it. It listens to a socket in a folder of its own only, and
// ends with the test. Without the programs the test is skipped, or fails if
// REQUIRE_POSTGRES is "1".
func Postgres(t testing.TB) (dsn string) {
	t.Helper()
	server := find(t, "REQUIRE_POSTGRES", "postgres", debian("postgres"))
	initdb := find(t, "REQUIRE_POSTGRES", "initdb", debian("initdb"))
	// The path of a socket is short, and the server's user must reach it.
	folder, err := os.MkdirTemp("/tmp", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	as := serverUser(t, folder)
	data := filepath.Join(folder, "data")
	command := func(name string, arguments ...string) *exec.Cmd {
		command := exec.Command(name, arguments...)
		command.Dir = folder
		runAs(command, as)
		return command
	}
	if out, err := command(initdb, "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	process := command(server, "-D", data, "-k", folder, "-c", "listen_addresses=", "-F")
	var log strings.Builder
	process.Stdout, process.Stderr = &log, &log
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = process.Wait(); close(ended) }()
	t.Cleanup(func() {
		_ = process.Process.Signal(os.Interrupt) // a fast shutdown
		<-ended
	})
	for range 300 {
		// The last line of the file is the server's state.
		if state, err := os.ReadFile(filepath.Join(data, "postmaster.pid")); err == nil && strings.Contains(string(state), "ready") {
			return "host=" + folder + " user=tester dbname=postgres sslmode=disable"
		}
		select {
		case <-ended:
			t.Fatalf("the server has ended:\n%s", log.String())
		case <-time.After(100 * time.Millisecond):
		}
	}
	t.Fatal("the server does not start")
	return ""
}

// debian returns where Debian puts a program of the server, beside the path.
func debian(name string) string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		return name
	}
	return found[len(found)-1]
}

// serverUser is the user that the server runs as: PostgreSQL refuses root. Where
// the test is root, it is the one that Debian makes for it, or nobody, and the
// folder is made theirs. Nil is the user of the test.
func serverUser(t testing.TB, folder string) *user.User {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	as, err := user.Lookup("postgres")
	if err != nil {
		as, err = user.Lookup("nobody")
	}
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.Atoi(as.Uid)
	gid, _ := strconv.Atoi(as.Gid)
	if err := os.Chown(folder, uid, gid); err != nil {
		t.Fatal(err)
	}
	return as
}

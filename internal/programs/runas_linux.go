package programs

import (
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// runAs lets a command run as another user; nil is this one.
func runAs(command *exec.Cmd, as *user.User) {
	if as == nil {
		return
	}
	uid, _ := strconv.Atoi(as.Uid)
	gid, _ := strconv.Atoi(as.Gid)
	command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

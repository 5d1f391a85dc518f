//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sourcing

import (
	"errors"
	"os"
	"syscall"
)

// lock takes a file for this run, until it is closed or the process ends.
func lock(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrBusy
	}
	return nil // a file system without locks has none to wait for
}

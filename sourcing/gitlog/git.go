package gitlog

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
)

// command makes a git command that trusts nothing of the clone: its settings could
// name programs to run.
func (c *Collector) command(ctx context.Context, args ...string) *exec.Cmd {
	git := c.Git
	if git == "" {
		git = "git"
	}
	safe := []string{
		"--no-pager", "--no-optional-locks", "-C", c.Dir,
		"-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.attributesFile=/dev/null",
		"-c", "log.showSignature=false", "-c", "log.follow=false", "-c", "log.mailmap=true", "-c", "protocol.allow=never", "-c", "core.quotePath=false",
	}
	cmd := exec.CommandContext(ctx, git, append(safe, args...)...)
	cmd.Env = []string{"LC_ALL=C", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ATTR_NOSYSTEM=1", "GIT_FLUSH=0"}
	return cmd
}

// output runs a short command. What git says on its error stream may name paths and
// is not repeated.
func (c *Collector) output(ctx context.Context, args ...string) ([]byte, error) {
	out, err := c.command(ctx, args...).Output()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: git %s failed", ErrClone, args[0])
	}
	return out, nil
}

// stream runs a command and hands its output to a reader while it runs. The command is
// ended when the reader returns early.
func (c *Collector) stream(ctx context.Context, read func(io.Reader) error, args ...string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := c.command(ctx, args...)
	var complaint bytes.Buffer
	cmd.Stderr = &limited{&complaint, 4 << 10}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return fmt.Errorf("%w: git does not start", ErrClone)
	}
	readErr := read(out)
	if readErr != nil {
		cancel()
	}
	err = cmd.Wait()
	switch {
	case readErr != nil:
		return readErr
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("%w: git %s failed", ErrClone, args[0])
	}
	return nil
}

// limited keeps the beginning of what is written to it.
type limited struct {
	w    *bytes.Buffer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	l.w.Write(p[:n])
	return len(p), nil
}

package lint

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Run runs a command of a README in the root of the tree, as a reader would type it,
// and returns an error with its output unless it ends well before ctx does.
func (c Command) Run(ctx context.Context, root string) error {
	return run(exec.CommandContext(ctx, "sh", "-c", c.Text), root, c.Line)
}

// Run compiles and runs a program of a README in the root of the tree. Scratch is an
// empty folder for it.
func (b Block) Run(ctx context.Context, root, scratch string) error {
	file := filepath.Join(scratch, "main.go")
	if err := os.WriteFile(file, []byte(b.Text), 0o600); err != nil {
		return err
	}
	return run(exec.CommandContext(ctx, "go", "run", file), root, b.Line)
}

// run runs a prepared command in a folder.
func run(cmd *exec.Cmd, dir string, line int) error {
	var both bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &both, &both
	cmd.WaitDelay = 5 * time.Second // a child that outlives the shell must not hold us
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("lint: what README shows at line %d does not run: %w\n%s", line, err, both.Bytes())
	}
	return nil
}

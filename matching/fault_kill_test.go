package matching

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proven-go/proven/sourcing"
)

// The long forms, for a change to the engine:
//
//	go test ./matching -run TestKilled -kills 200 -v
//	go test ./matching -run TestFlippedByte -flips 500 -v
var (
	kills = flag.Int("kills", 10, "how often TestKilled kills a writing process")
	flips = flag.Int("flips", 24, "how many bytes TestFlippedByte flips, one at a time")
	seed  = flag.Uint64("fault.seed", 1, "seed of both")
)

// childVar names the directory in which a child process is to write; it makes a test
// binary that child.
const childVar = "MATCHING_FAULT_CHILD"

// A faultOp is one step of the child. Steps follow from seed and number alone, so that
// the parent knows what an acknowledged step has done.
type faultOp struct {
	kind string // put, bulk, add, delete, erase, flush, compact, reopen
	ids  []string
	text string
}

func faultOpAt(n int) faultOp {
	r := rand.New(rand.NewPCG(*seed, uint64(n)))
	op := faultOp{kind: []string{"put", "put", "put", "put", "add", "delete", "erase", "flush", "compact", "reopen", "bulk"}[r.IntN(11)]}
	if op.kind == "bulk" { // so many that rows are derived and words are indexed before anybody asks
		for i := range max(deriveChunk, textChunk) {
			op.ids = append(op.ids, fmt.Sprint("bulk-", i))
		}
	}
	size := map[string]int{"put": 1 + r.IntN(30), "add": 3, "delete": 2, "erase": 1}[op.kind]
	for range size {
		op.ids = append(op.ids, fmt.Sprintf("cand-%d", r.IntN(200)))
	}
	if op.kind == "erase" {
		op.ids[0] = fmt.Sprintf("cand-%d-%d", n, r.IntN(200)) // no ID that is put again
	}
	op.text = fmt.Sprintf("Wrote version%d of the parser. %s", n, strings.Repeat("More words. ", r.IntN(200)))
	if op.kind == "bulk" {
		op.text = fmt.Sprintf("Wrote version%d of the parser.", n)
	}
	return op
}

// faultModel is what the index must hold: text by ID, and how often evidence was added.
type faultModel struct {
	text  map[string]string
	added map[string]int
}

func (m *faultModel) apply(op faultOp) {
	for _, id := range op.ids {
		switch op.kind {
		case "put", "bulk":
			m.text[id] = op.text
		case "add":
			if m.added["example:"+id]++; m.text["example:"+id] == "" {
				m.text["example:"+id] = "-" // made by Add, without a profile
			}
		case "delete", "erase":
			delete(m.text, id)
		}
	}
}

func (m *faultModel) clone() *faultModel {
	return &faultModel{maps.Clone(m.text), maps.Clone(m.added)}
}

// differs says how an index differs from the model, or nothing.
func (m *faultModel) differs(ix *Index) string {
	if ix.Len() != len(m.text) {
		return fmt.Sprintf("%d candidates, want %d", ix.Len(), len(m.text))
	}
	for id, text := range m.text {
		c, err := ix.Get(context.Background(), id)
		switch {
		case err != nil:
			return fmt.Sprintf("%s: %v", id, err)
		case text == "-" && len(c.Profile.Activity) != m.added[id]:
			return fmt.Sprintf("%s: %d observations, want %d", id, len(c.Profile.Activity), m.added[id])
		case text != "-" && c.Profile.Passages[0].Text != text:
			return fmt.Sprintf("%s: %.40q, want %.40q", id, c.Profile.Passages[0].Text, text)
		}
	}
	return ""
}

func (op faultOp) do(ctx context.Context, ix *Index, n int) error {
	switch op.kind {
	case "put", "bulk":
		var all []Candidate
		for _, id := range op.ids {
			c := sample(id, op.text)
			c.Person.Links = nil
			all = append(all, c)
		}
		return ix.Put(ctx, all...)
	case "add":
		return addAll(ctx, ix, op, n)
	case "delete":
		return ix.Delete(ctx, op.ids...)
	case "erase":
		return ix.Erase(ctx, op.ids...)
	case "flush":
		return ix.Flush(ctx)
	case "compact":
		return ix.Compact(ctx)
	}
	return nil
}

func addAll(ctx context.Context, ix *Index, op faultOp, n int) error {
	var all []sourcing.Evidence
	for i, id := range op.ids {
		all = append(all, review(id, "", fmt.Sprintf("Clear words %d of %d.", i, n)))
	}
	return ix.Add(ctx, all...)
}

// TestMain lets the test binary be the child that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childVar); dir != "" {
		flag.Parse()
		if err := faultChild(dir); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// faultChild does steps from a number on until it is killed, and says of each when it
// begins and when it is acknowledged.
func faultChild(spec string) error {
	mode, dir, _ := strings.Cut(spec, ":")
	from, err := strconv.Atoi(mode)
	if err != nil {
		return faultMode(mode, dir)
	}
	ctx := context.Background()
	ix, err := testOptions(dir).Open()
	if err != nil {
		return err
	}
	for n := from; ; n++ {
		op := faultOpAt(n)
		fmt.Println("begin", n, op.kind)
		if op.kind == "reopen" {
			if err := ix.Close(); err != nil {
				return err
			}
			ix, err = testOptions(dir).Open()
		} else {
			err = op.do(ctx, ix, n)
		}
		if err != nil {
			return err
		}
		fmt.Println("done", n)
	}
}

// faultMode is a child that is not killed.
func faultMode(mode, dir string) error {
	if mode != "hold" {
		return faultUnix(mode, dir)
	}
	ix, err := testOptions(dir).Open()
	if err != nil {
		return err
	}
	fmt.Println("open")
	if _, err := os.Stdin.Read(make([]byte, 1)); err != nil {
		return errors.Join(err, ix.Close())
	}
	return ix.Close()
}

// child starts this test binary as a child.
func child(t *testing.T, mode, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self, "-fault.seed", fmt.Sprint(*seed))
	cmd.Env = append(os.Environ(), childVar+"="+mode+":"+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	_, err = cmd.StdinPipe() // stays open as long as this process
	must(t, err)
	cmd.Stderr = os.Stderr
	must(t, cmd.Start())
	return cmd, bufio.NewScanner(out)
}

func TestKilled(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	model := &faultModel{map[string]string{}, map[string]int{}}
	r := rand.New(rand.NewPCG(*seed, 1))
	next, during := 0, map[string]int{}
	for round := range *kills {
		cmd, lines := child(t, fmt.Sprint(next), dir)
		acknowledged, begun := faultWatch(t, cmd, lines, time.Duration(r.IntN(200))*time.Millisecond)
		for ; next <= acknowledged; next++ {
			model.apply(faultOpAt(next))
		}
		ix, err := testOptions(dir).Open()
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		why := model.differs(ix)
		if begun > acknowledged { // the step under way may have come through, whole
			during[faultOpAt(begun).kind]++
			after := model.clone()
			after.apply(faultOpAt(begun))
			if after.differs(ix) == "" {
				why, model, next = "", after, begun+1
			}
		}
		if why != "" {
			t.Fatalf("round %d, killed in step %d (%s): %s", round, begun, faultOpAt(begun).kind, why)
		}
		report, err := ix.Verify(ctx)
		if err != nil || len(report.Damage) > 0 {
			t.Fatalf("round %d, killed in step %d (%s): %v, %v", round, begun, faultOpAt(begun).kind, report, err)
		}
		must(t, ix.Close())
	}
	kinds := slices.Sorted(maps.Keys(during))
	for _, k := range kinds {
		t.Logf("killed during %s: %d", k, during[k])
	}
	t.Logf("%d steps acknowledged, %d candidates at the end", next, len(model.text))
}

// faultWatch kills a child some time after its first step and returns the last step
// that was acknowledged and the last that was begun.
func faultWatch(t *testing.T, cmd *exec.Cmd, lines *bufio.Scanner, after time.Duration) (acknowledged, begun int) {
	t.Helper()
	acknowledged, begun = -1, -1
	var timer *time.Timer
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if f[0] == "error" {
			t.Errorf("child: %s", lines.Text())
			break
		}
		if timer == nil {
			timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		n, err := strconv.Atoi(f[1])
		must(t, err)
		if f[0] == "done" {
			acknowledged = n
		} else {
			begun = n
		}
	}
	_ = cmd.Wait() // says that it was killed
	return acknowledged, begun
}

func TestSecondProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	cmd, lines := child(t, "hold", dir)
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("child: %q", lines.Text())
	}
	for _, readOnly := range []bool{false, true} {
		o := testOptions(dir)
		o.ReadOnly = readOnly
		start := time.Now()
		if _, err := o.Open(); !errors.Is(err, ErrLocked) {
			t.Errorf("read-only %v: %v", readOnly, err)
		}
		if took := time.Since(start); lockWait >= time.Second || took > 3*time.Second { // a busy machine may be late
			t.Errorf("read-only %v: took %v, want under a second", readOnly, took)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if _, err := o.OpenContext(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("read-only %v, cancelled: %v", readOnly, err)
		}
		cancel()
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.tmp")); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

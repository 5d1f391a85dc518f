package lint

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"
)

const module = "github.com/proven-go/proven"

// root is the tree this package lies in.
const root = "../.."

// none fails the test for every finding.
func none(t *testing.T, findings []Finding, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}

func TestArrowsOfTree(t *testing.T) {
	findings, err := Arrows(os.DirFS(root), module)
	none(t, findings, err)
}

func TestCommentsOfTree(t *testing.T) {
	findings, err := Comments(os.DirFS(root))
	none(t, findings, err)
}

func TestHabitsOfTree(t *testing.T) {
	findings, err := Habits(os.DirFS(root))
	none(t, findings, err)
}

func TestHouseOfTree(t *testing.T) {
	findings, err := House(os.DirFS(root))
	none(t, findings, err)
}

func TestPlacesOfTree(t *testing.T) {
	findings, err := Places(os.DirFS(root))
	none(t, findings, err)
}

func TestSignaturesOfTree(t *testing.T) {
	listed, err := List(t.Context(), root, "./...")
	if err != nil {
		t.Fatal(err)
	}
	findings, err := ExportedSignatures(listed, module)
	none(t, findings, err)
}

// readme returns the text of the README, which the two tests below take at its word.
func readme(t *testing.T) string {
	t.Helper()
	text, err := fs.ReadFile(os.DirFS(root), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestReadmeCommandsRun(t *testing.T) {
	commands := Commands(readme(t))
	if len(commands) == 0 {
		t.Fatal("README shows no command: either it or this test has lost its point")
	}
	for _, c := range commands {
		t.Run(c.Text, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
			defer cancel()
			if err := c.Run(ctx, root); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestReadmeProgramsRun(t *testing.T) {
	programs := Programs(readme(t))
	if len(programs) == 0 {
		t.Fatal("README shows no program: either it or this test has lost its point")
	}
	for _, b := range programs {
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
		defer cancel()
		if err := b.Run(ctx, root, t.TempDir()); err != nil {
			t.Error(err)
		}
	}
}

// The two commands that the project promises to a newcomer must stay in the README.
func TestReadmePromises(t *testing.T) {
	text := readme(t)
	for _, want := range []string{"git clone ", "\ngo run ./examples/rank\n", "\ngo test ./...\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("README does not show %q", strings.TrimSpace(want))
		}
	}
}

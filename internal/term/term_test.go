package term

import (
	"os"
	"path/filepath"
	"testing"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"a\x1b[31mb", "a[31mb", "an escape sequence loses its escape"},
		{"b\u202ec\u200bd", "bcd", "direction marks and zero-width characters are format characters"},
		{" a\n\tb ", "a b", "white space is folded"},
		{"x\u0085y\u009bz", "x yz", "C1 controls: one is white space, one begins a sequence"},
		{"\xff\ue000é", "é", "broken bytes and private characters are dropped"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("Clean(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
	if got := Safe("a\tb\nc\r"); got != "a\tb\nc " {
		t.Errorf("Safe keeps %q", got)
	}
}

func TestProgressIsQuietInAPipe(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	Progress(f)("half done")
	if info, err := f.Stat(); err != nil || info.Size() != 0 {
		t.Errorf("%d bytes of progress in a file, %v", info.Size(), err)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 16339736: "16,339,736", -100: "-100", -1000: "-1,000"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", n, got, want)
		}
	}
}

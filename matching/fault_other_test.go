//go:build !unix

package matching

import "fmt"

func faultUnix(mode, _ string) error { return fmt.Errorf("unknown mode %q", mode) }

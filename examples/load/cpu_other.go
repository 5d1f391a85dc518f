//go:build !unix

package main

import "time"

var start = time.Now()

// cpuTime returns wall time where the processor's cannot be asked for.
func cpuTime() time.Duration { return time.Since(start) }

// peakMemory is not known here.
func peakMemory() int64 { return 0 }

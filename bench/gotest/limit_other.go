//go:build !unix

package main

import "time"

// limitCPU bounds the processor time of this process, where the system can.
func limitCPU(time.Duration) {}

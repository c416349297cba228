package main

import (
	"testing"

	"github.com/nfrun/nfrun/scripts/internal/scripttest"
)

func TestTicker(t *testing.T) {
	p := scripttest.Start(t, scripttest.Build(t), "NFRUN_SETTING_INTERVAL=20ms")
	p.WaitLog("tick")
	p.WaitLog("one second has passed")
	p.Stop()
}

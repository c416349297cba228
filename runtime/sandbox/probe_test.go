package sandbox

import "testing"

// TestProbe checks that each lack comes with its detail, and that looking
// changes nothing.
func TestProbe(t *testing.T) {
	first := Probe()
	if len(first) == 0 {
		t.Fatal("no features")
	}
	for i, f := range Probe() {
		t.Logf("%s: %s: %s (%s)", f.Name, f.State, f.Detail, f.Cure)
		if f != first[i] {
			t.Errorf("%v, then %v", first[i], f)
		}
		if f.Detail == "" || f.State == OK && f.Cure != "" {
			t.Errorf("%+v is not as documented", f)
		}
	}
}

func BenchmarkProbe(b *testing.B) {
	for b.Loop() {
		Probe()
	}
}

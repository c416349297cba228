//go:build !unix

package script

// syncDir does nothing where folders cannot be synced.
func syncDir(string) error { return nil }

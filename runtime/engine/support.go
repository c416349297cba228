package engine

// Supported reports whether the engine knows the insides of the interpreter that it is linked with. With another version, scripts run, but faults
// have no places and there is no flight recorder.
func Supported() error {
	_, err := offsets()
	return err
}

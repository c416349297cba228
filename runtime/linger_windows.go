package runtime

import "os"

// noLinger has nothing to do where connections are not passed.
func noLinger(*os.File) {}

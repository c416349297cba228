module github.com/nfrun/nfrun

go 1.26.0

require (
	github.com/adhocore/gronx v1.20.4
	github.com/fsnotify/fsnotify v1.10.1
	github.com/google/go-cmp v0.7.0
	github.com/goplus/ixgo v1.1.0
	github.com/goplus/reflectx v1.7.8
	github.com/landlock-lsm/go-landlock v0.11.0
	github.com/pelletier/go-toml/v2 v2.4.3
	github.com/rogpeppe/go-internal v1.16.0
	github.com/spf13/cobra v1.10.2
	github.com/spf13/pflag v1.0.9
	github.com/timandy/routine v1.1.5
	github.com/traefik/yaegi v0.16.1
	golang.org/x/net v0.62.0
	golang.org/x/sys v0.49.0
	golang.org/x/term v0.47.0
	golang.org/x/tools v0.49.0
)

require (
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/visualfc/funcval v0.1.4 // indirect
	github.com/visualfc/xtype v0.3.0 // indirect
	golang.org/x/mod v0.41.0 // indirect
	kernel.org/pub/linux/libs/security/libcap/psx v1.2.77 // indirect
)

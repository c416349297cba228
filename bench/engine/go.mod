module github.com/nfrun/nfrun/bench/engine

go 1.26.0

require (
	github.com/dop251/goja v0.0.0-20260917113740-793a2a65c13b
	github.com/goplus/ixgo v1.1.0
	github.com/goplus/reflectx v1.7.8
	github.com/nfrun/nfrun v0.0.0
	github.com/yuin/gopher-lua v1.1.2
)

require (
	github.com/dlclark/regexp2/v2 v2.5.2 // indirect
	github.com/go-sourcemap/sourcemap v2.1.3+incompatible // indirect
	github.com/google/pprof v0.0.0-20230207041349-798e818bf904 // indirect
	github.com/timandy/routine v1.1.5 // indirect
	github.com/traefik/yaegi v0.16.1 // indirect
	github.com/visualfc/funcval v0.1.4 // indirect
	github.com/visualfc/goembed v0.3.4 // indirect
	github.com/visualfc/xtype v0.3.0 // indirect
	golang.org/x/mod v0.41.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.3.8 // indirect
	golang.org/x/tools v0.49.0 // indirect
)

replace github.com/nfrun/nfrun => ../..

// Package runtime is the supervisor: it keeps one runner process per script,
// holds their listeners, swaps versions and never runs user code itself.
package runtime

package admin

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// An admission decides, by Host and Origin, whether a request may come from
// where it comes from. A browser sends what any web page asks it to send; the
// two headers are what such a page cannot choose.
type admission struct {
	hosts map[string]bool
}

func newAdmission(hosts []string) admission {
	a := admission{map[string]bool{"localhost": true}}
	for _, h := range hosts {
		a.hosts[canonical(h)] = true
	}
	return a
}

func (a admission) check(r *http.Request) error {
	if !a.knows(r) {
		return &Problem{
			Kind:   "foreign-host",
			Title:  "Foreign host",
			Status: http.StatusForbidden,
			Detail: "the device is not called " + quote(r.Host),
			Cure:   "address it as localhost or by its IP address, or add the name to names under [tls] in nfrun.toml",
		}
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return nil
	}
	if u, err := url.Parse(origin); err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host) {
		return nil
	}
	return &Problem{
		Kind:   "foreign-origin",
		Title:  "Foreign origin",
		Status: http.StatusForbidden,
		Detail: "a web page of " + quote(origin) + " may not use this device",
		Cure:   "call the API from a program, not from a page of another site",
	}
}

// knows tells whether the Host header names this device.
func (a admission) knows(r *http.Request) bool {
	host := canonical(r.Host)
	if a.hosts[host] || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	ip = ip.Unmap().WithZone("")
	if ip.IsLoopback() {
		return true
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && ip == local.AddrPort().Addr().Unmap().WithZone("")
}

// canonical is the host of "host", "host:port", "[v6]" or "[v6]:port".
func canonical(hostport string) string {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// authorize checks the bearer token, in a time that says nothing about it.
func (a *api) authorize(w http.ResponseWriter, r *http.Request) error {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	sum := sha256.Sum256([]byte(strings.TrimSpace(token)))
	same := subtle.ConstantTimeCompare(sum[:], a.token[:]) == 1
	if same && !a.locked && strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	p := &Problem{
		Kind:   "no-token",
		Title:  "Token required",
		Status: http.StatusUnauthorized,
		Detail: "the request carries no token",
		Cure:   "send the header Authorization: Bearer TOKEN; the token is in the file admin-token of the device's data folder",
	}
	challenge := `Bearer realm="nfrun"`
	if scheme != "" {
		challenge += `, error="invalid_token"`
		p.Kind, p.Title, p.Detail = "bad-token", "Wrong token", "the token is not this device's"
	}
	w.Header().Set("WWW-Authenticate", challenge)
	return p
}

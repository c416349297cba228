package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/netip"
	"slices"
)

func main() {
	for _, s := range []string{"10.0.0.1", "::1", "fe80::1%eth0", "1.2.3", "256.1.1.1", "::ffff:1.2.3.4"} {
		a, err := netip.ParseAddr(s)
		fmt.Println(a, err, a.Is4(), a.IsLoopback(), a.IsPrivate(), a.Unmap())
	}
	p := netip.MustParsePrefix("192.168.4.0/22")
	fmt.Println(p.Contains(netip.MustParseAddr("192.168.7.9")), p.Masked(), p.Bits(), p.Addr().Next())
	h, port, err := net.SplitHostPort("[::1]:80")
	fmt.Println(h, port, err, net.JoinHostPort("fe80::1", "22"))
	_, _, err = net.SplitHostPort("nohost")
	fmt.Println(err)
	ip, n, err := net.ParseCIDR("10.1.2.3/8")
	fmt.Println(ip, n, err, net.ParseIP("bad") == nil, net.IPv4(1, 2, 3, 4).DefaultMask())
	m := map[netip.AddrPort]string{netip.MustParseAddrPort("1.2.3.4:5"): "x"}
	b, err := json.Marshal(m)
	fmt.Println(string(b), err)
	ta, err := net.ResolveTCPAddr("tcp", "127.0.0.1:http")
	fmt.Println(ta, err)
	mac, err := net.ParseMAC("00:00:5e:00:53:01")
	fmt.Println(mac, err)
	ips := []netip.Addr{netip.MustParseAddr("10.0.0.2"), netip.MustParseAddr("::1"), netip.MustParseAddr("10.0.0.1")}
	slices.SortFunc(ips, netip.Addr.Compare)
	fmt.Println(ips)
}

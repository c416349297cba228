function run() {
	const a = [];
	let x = 42;
	for (let i = 0; i < 20000; i++) {
		x = (x * 1103515 + 12345) % 1048576;
		a.push(x);
	}
	a.sort(function (p, q) { return p - q; });
	let s = 0;
	for (let i = 0; i < a.length; i++) s = (s + a[i] * (i % 10)) % 1000000007;
	return s;
}

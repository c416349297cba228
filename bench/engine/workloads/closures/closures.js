function counter(step) {
	let n = 0;
	return function () {
		n += step;
		return n;
	};
}
function apply(n, f) {
	let s = 0;
	for (let i = 0; i < n; i++) s += f(i);
	return s;
}
function run() {
	const a = counter(1), b = counter(2);
	let s = 0;
	for (let i = 0; i < 100000; i++) s += a() + b();
	for (let i = 0; i < 20000; i++) s += apply(3, function (x) { return x + i; });
	return s;
}

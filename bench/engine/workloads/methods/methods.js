class Counter {
	constructor() { this.n = 0; this.step = 1; }
	add(by) { this.n += by * this.step; }
	half() { return Math.floor(this.n / 2); }
}
function run() {
	const c = new Counter();
	let s = 0;
	for (let i = 0; i < 200000; i++) {
		c.add(i % 3);
		s += c.half() % 5;
	}
	return s + c.n;
}

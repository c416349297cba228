function run() {
	const m = new Map();
	for (let i = 0; i < 200000; i++) {
		const k = i * 7919 % 4096;
		m.set(k, (m.get(k) || 0) + i % 10);
	}
	const names = ["red", "green", "blue", "black", "white"];
	const c = new Map();
	for (let i = 0; i < 100000; i++) {
		const k = names[i % 5];
		c.set(k, (c.get(k) || 0) + 1);
	}
	let s = 0;
	m.forEach(function (v) { s += v; });
	return s + m.size + c.get("blue");
}

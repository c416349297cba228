function run() {
	const n = 120;
	let total = 0;
	for (let py = 0; py < n; py++) {
		for (let px = 0; px < n; px++) {
			const x0 = px / n * 3.5 - 2.5, y0 = py / n * 2 - 1;
			let x = 0, y = 0, i = 0;
			while (i < 50 && x * x + y * y <= 4) {
				const t = x * x - y * y + x0;
				y = 2 * x * y + y0;
				x = t;
				i++;
			}
			total += i;
		}
	}
	return total;
}

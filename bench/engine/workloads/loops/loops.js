function run() {
	let s = 0;
	for (let i = 0; i < 1000; i++) {
		for (let j = 0; j < 1000; j++) {
			s += i * j % 7 + j;
			if (s > 1000000) s -= 1000000;
		}
	}
	return s;
}

function run() {
	const n = 300000, composite = new Array(n + 1).fill(false);
	let count = 0;
	for (let i = 2; i <= n; i++) {
		if (composite[i]) continue;
		count++;
		for (let j = i + i; j <= n; j += i) composite[j] = true;
	}
	return count;
}

function run() {
	let s = "";
	for (let i = 0; i < 40000; i++) {
		s += String(i);
		s += ",";
	}
	let n = 0;
	for (let i = 0; i < s.length; i++) {
		if (s.charCodeAt(i) === 55) n++;
	}
	let line = "";
	for (let i = 0; i < 2000; i++) line += "ab";
	return n + line.length;
}

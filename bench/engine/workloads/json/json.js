function run() {
	const text = '{"id":7,"name":"sensor","tags":["a","b","c"],"value":[1.5,2.25,3]}';
	let n = 0;
	for (let i = 0; i < 5000; i++) {
		const m = JSON.parse(text);
		m.id += i;
		n += JSON.stringify(m).length;
	}
	return n;
}

function run() {
	let n = 0;
	handle(function (message) {
		n += message.length;
		return null;
	});
	return n;
}

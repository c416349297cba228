class Square {
	constructor(side) { this.side = side; }
	area() { return this.side * this.side; }
}
class Box {
	constructor(w, h) { this.w = w; this.h = h; }
	area() { return this.w * this.h; }
}
function run() {
	const shapes = [new Square(3), new Box(2, 5), new Square(4), new Box(7, 1)];
	let s = 0;
	for (let i = 0; i < 300000; i++) s += shapes[i % 4].area();
	return s;
}

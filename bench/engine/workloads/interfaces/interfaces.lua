local Square, Box = {}, {}
Square.__index, Box.__index = Square, Box
function Square:area() return self.side * self.side end
function Box:area() return self.w * self.h end
function run()
	local shapes = {
		[0] = setmetatable({side = 3}, Square), setmetatable({w = 2, h = 5}, Box),
		setmetatable({side = 4}, Square), setmetatable({w = 7, h = 1}, Box),
	}
	local s = 0
	for i = 0, 299999 do s = s + shapes[i % 4]:area() end
	return s
end

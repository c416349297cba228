local Counter = {}
Counter.__index = Counter
function Counter:add(by) self.n = self.n + by * self.step end
function Counter:half() return (self.n - self.n % 2) / 2 end
function run()
	local c = setmetatable({n = 0, step = 1}, Counter)
	local s = 0
	for i = 0, 199999 do
		c:add(i % 3)
		s = s + c:half() % 5
	end
	return string.format("%d", s + c.n)
end

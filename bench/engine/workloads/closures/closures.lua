local function counter(step)
	local n = 0
	return function()
		n = n + step
		return n
	end
end
local function apply(n, f)
	local s = 0
	for i = 0, n - 1 do s = s + f(i) end
	return s
end
function run()
	local a, b, s = counter(1), counter(2), 0
	for _ = 1, 100000 do s = s + a() + b() end
	for i = 0, 19999 do s = s + apply(3, function(x) return x + i end) end
	return string.format("%d", s)
end

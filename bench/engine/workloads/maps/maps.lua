function run()
	local m, size = {}, 0
	for i = 0, 199999 do
		local k = i * 7919 % 4096
		m[k] = (m[k] or 0) + i % 10
	end
	local names, c = {"red", "green", "blue", "black", "white"}, {}
	for i = 0, 99999 do
		local k = names[i % 5 + 1]
		c[k] = (c[k] or 0) + 1
	end
	local s = 0
	for _, v in pairs(m) do
		s = s + v
		size = size + 1
	end
	return s + size + c["blue"]
end

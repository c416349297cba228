function run()
	local n, total = 120, 0
	for py = 0, n - 1 do
		for px = 0, n - 1 do
			local x0, y0 = px / n * 3.5 - 2.5, py / n * 2 - 1
			local x, y, i = 0.0, 0.0, 0
			while i < 50 and x * x + y * y <= 4 do
				local t = x * x - y * y + x0
				y = 2 * x * y + y0
				x = t
				i = i + 1
			end
			total = total + i
		end
	end
	return total
end

function run()
	local a, x = {}, 42
	for i = 1, 20000 do
		x = (x * 1103515 + 12345) % 1048576
		a[i] = x
	end
	table.sort(a, function(p, q) return p < q end)
	local s = 0
	for i = 1, #a do s = (s + a[i] * ((i - 1) % 10)) % 1000000007 end
	return s
end

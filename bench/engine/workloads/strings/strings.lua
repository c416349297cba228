function run()
	local parts = {}
	for i = 0, 39999 do
		parts[#parts + 1] = tostring(i)
		parts[#parts + 1] = ","
	end
	local s = table.concat(parts)
	local n = 0
	for i = 1, #s do
		if string.byte(s, i) == 55 then n = n + 1 end
	end
	local line = ""
	for i = 1, 2000 do line = line .. "ab" end
	return n + #line
end

function run()
	local s = 0
	for i = 0, 999 do
		for j = 0, 999 do
			s = s + i * j % 7 + j
			if s > 1000000 then s = s - 1000000 end
		end
	end
	return s
end

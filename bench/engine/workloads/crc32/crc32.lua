function run()
	local table = {}
	for i = 0, 255 do
		local c = i
		for _ = 1, 8 do
			if c & 1 == 1 then c = c >> 1 ~ 0xedb88320 else c = c >> 1 end
		end
		table[i] = c
	end
	local data = {}
	for i = 0, 199999 do data[i] = i * 31 & 255 end
	local crc = 0xffffffff
	for i = 0, 199999 do crc = table[(crc ~ data[i]) & 255] ~ crc >> 8 end
	return ~crc & 0xffffffff
end

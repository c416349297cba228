function run()
	local n = 0
	handle(function(message)
		n = n + #message
		return nil
	end)
	return n
end

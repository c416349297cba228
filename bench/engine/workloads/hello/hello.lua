function run() return "hello" end

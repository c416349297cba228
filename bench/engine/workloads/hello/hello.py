def run(): return "hello"

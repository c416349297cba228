function run() { return "hello"; }

package main

func main() {
	done := make(chan bool)
	go func() {
		go func() {
			panic("inner")
		}()
		<-done
	}()
	<-done
}

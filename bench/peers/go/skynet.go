package main

import "time"

// skynet is a tree of goroutines, ten children each, down to 1,000,000 leaves that send their number; the root has the sum.
func skynet() {
	const leaves = 1_000_000
	started := time.Now()
	sum := make(chan int)
	go node(sum, 0, leaves)
	total := <-sum
	show("ms", milliseconds(started))
	showPeakMemory()
	expect("sum", total, leaves*(leaves-1)/2)
}

func node(result chan<- int, number, leaves int) {
	if leaves == 1 {
		result <- number
		return
	}
	sums := make(chan int)
	part := leaves / 10
	for i := 0; i < 10; i++ {
		go node(sums, number+i*part, part)
	}
	sum := 0
	for i := 0; i < 10; i++ {
		sum += <-sums
	}
	result <- sum
}

package main

import (
	"runtime"
	"sync"
)

const rallies = 200_000

// pingpong hands a number to and fro through two channels of one.
func pingpong() {
	showOperation(rallies, 5, func() {
		there := make(chan int, 1)
		back := make(chan int, 1)
		go func() {
			for i := 0; i < rallies; i++ {
				back <- <-there
			}
		}()
		last := 0
		for i := 0; i < rallies; i++ {
			there <- i
			last = <-back
		}
		expect("last", last, rallies-1)
	})
}

// freelock takes a lock that is free.
func freelock() {
	showOperation(calls, 5, func() {
		var gate sync.Mutex
		for i := 0; i < calls; i++ {
			gate.Lock()
			gate.Unlock()
		}
	})
}

// handover has two goroutines want one lock, made of a channel so that it is handed over in turn.
func handover() {
	showOperation(2*rallies, 5, func() {
		gate := make(chan struct{}, 1)
		held := 0
		var both sync.WaitGroup
		take := func() {
			defer both.Done()
			for i := 0; i < rallies; i++ {
				gate <- struct{}{}
				held++
				runtime.Gosched()
				<-gate
			}
		}
		both.Add(2)
		go take()
		go take()
		both.Wait()
		expect("held", held, 2*rallies)
	})
}

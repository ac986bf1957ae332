package main

import "runtime"

const calls = 1_000_000

//go:noinline
func child(number int) int {
	return number
}

// call is what Go has for the await of a child that finishes at once: a plain call, as any function may wait.
func call() {
	showOperation(calls, 5, func() {
		sum := 0
		for i := 0; i < calls; i++ {
			sum += child(i)
		}
		expect("sum", sum, calls*(calls-1)/2)
	})
}

// trip is a turn of the scheduler.
func trip() {
	showOperation(calls, 5, func() {
		for i := 0; i < calls; i++ {
			runtime.Gosched()
		}
	})
}

//go:noinline
func waitingChild(number int) int {
	runtime.Gosched()
	return number
}

// nested is a call of a function that itself has to wait.
func nested() {
	showOperation(calls, 5, func() {
		sum := 0
		for i := 0; i < calls; i++ {
			sum += waitingChild(i)
		}
		expect("sum", sum, calls*(calls-1)/2)
	})
}

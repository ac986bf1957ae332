package main

import (
	"runtime"
	"sync"
)

const created = 200_000

// create starts a goroutine, lets it run, and takes its result: from a channel of its own, or behind a WaitGroup.
func create(join string) {
	joins := map[string]func() int{"channel": joinChannel, "waitgroup": joinWaitGroup}
	one, found := joins[join]
	if !found {
		fail("channel or waitgroup, not " + join)
	}
	showOperation(created, 5, func() {
		sum := 0
		for i := 0; i < created; i++ {
			sum += one()
		}
		expect("sum", sum, created)
	})
}

func joinChannel() int {
	result := make(chan int)
	go func() { result <- 1 }()
	return <-result
}

func joinWaitGroup() int {
	var joined sync.WaitGroup
	result := 0
	joined.Add(1)
	go func() {
		result = 1
		joined.Done()
	}()
	joined.Wait()
	return result
}

// gather starts 100 goroutines that each wait once, and takes all their results.
func gather() {
	const rounds, children = 2_000, 100
	showOperation(rounds*children, 5, func() {
		sum := 0
		for round := 0; round < rounds; round++ {
			results := make([]int, children)
			var joined sync.WaitGroup
			joined.Add(children)
			for i := range results {
				go func(i int) {
					defer joined.Done()
					runtime.Gosched()
					results[i] = i
				}(i)
			}
			joined.Wait()
			sum += results[children-1]
		}
		expect("sum", sum, rounds*(children-1))
	})
}

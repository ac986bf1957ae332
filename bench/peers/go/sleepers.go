package main

import (
	"sync"
	"time"
)

// sleepers has so many goroutines asleep at once: the memory that takes, and the time on top of the sleep.
func sleepers(count, seconds int) {
	sleep := time.Duration(seconds) * time.Second
	started := time.Now()
	var awake sync.WaitGroup
	awake.Add(count)
	for i := 0; i < count; i++ {
		go func() {
			defer awake.Done()
			time.Sleep(sleep)
		}()
	}
	awake.Wait()
	show("over_ms", milliseconds(started)-float64(seconds)*1000)
	showPeakMemory()
}

package main

import "time"

// timers sets timers that never fire, as timeouts do, and stops them; so many stand at once.
func timers(atOnce int) {
	const set = 1_000_000
	fire := func() { fail("a timer of one hour fired") }
	standing := make([]*time.Timer, atOnce)
	showOperation(set, 1, func() {
		for round := 0; round < set/atOnce; round++ {
			for i := range standing {
				standing[i] = time.AfterFunc(time.Hour, fire)
			}
			for _, timer := range standing {
				timer.Stop()
			}
		}
	})
}

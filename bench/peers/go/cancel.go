package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// cancel ends 100,000 goroutines that are parked three calls deep. One context cancels them all, which is less than a context for
// each would cost.
func cancel() {
	const all = 100_000
	showOperation(1, 1, func() {
		ctx, cancelAll := context.WithCancel(context.Background())
		var parked, ended sync.WaitGroup
		var cancelled int64
		parked.Add(all)
		ended.Add(all)
		for i := 0; i < all; i++ {
			go func() {
				defer ended.Done()
				if _, err := first(ctx, &parked); errors.Is(err, context.Canceled) {
					atomic.AddInt64(&cancelled, 1)
				}
			}()
		}
		parked.Wait()
		cancelAll()
		ended.Wait()
		expect("cancelled", int(cancelled), all)
	})
}

func first(ctx context.Context, parked *sync.WaitGroup) (int, error) {
	value, err := second(ctx, parked)
	return value + 1, err
}

func second(ctx context.Context, parked *sync.WaitGroup) (int, error) {
	value, err := third(ctx, parked)
	return value + 1, err
}

func third(ctx context.Context, parked *sync.WaitGroup) (int, error) {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	parked.Done()
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-timer.C:
		return 1, nil
	}
}

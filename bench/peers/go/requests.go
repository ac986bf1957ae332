package main

import (
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// requests sends so many requests at once to a server that answers each after a second.
func requests(url string, count int) {
	const server = time.Second
	var done int64
	var ended sync.WaitGroup
	started := time.Now()
	ended.Add(count)
	for i := 0; i < count; i++ {
		go func() {
			defer ended.Done()
			if _, text := get(http.DefaultClient, url); text == "done\n" {
				atomic.AddInt64(&done, 1)
			}
		}()
	}
	ended.Wait()
	show("over_ms", milliseconds(started.Add(server)))
	showPeakMemory()
	expect("answers", int(done), count)
}

func get(client *http.Client, url string) (status int, text string) {
	response, err := client.Get(url)
	if err != nil {
		fail(err.Error())
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		fail(err.Error())
	}
	return response.StatusCode, string(body)
}

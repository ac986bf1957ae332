package main

import (
	"bufio"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
)

// check asks for every URL of a file over so many connections, and counts the answers that are 200.
func check(path string, connections int) {
	file, err := os.Open(path)
	if err != nil {
		fail(err.Error())
	}
	defer file.Close()

	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = connections
	client := &http.Client{Transport: transport}
	urls := make(chan string)
	var up int64
	var ended sync.WaitGroup
	ended.Add(connections)
	for i := 0; i < connections; i++ {
		go func() {
			defer ended.Done()
			for url := range urls {
				if status, _ := get(client, url); status == http.StatusOK {
					atomic.AddInt64(&up, 1)
				}
			}
		}()
	}

	seen := 0
	lines := bufio.NewScanner(file)
	for ; lines.Scan(); seen++ {
		urls <- lines.Text()
	}
	close(urls)
	ended.Wait()
	if err := lines.Err(); err != nil {
		fail(err.Error())
	}
	expect("answers that are 200", int(up), seen)
}

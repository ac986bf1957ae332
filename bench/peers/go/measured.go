package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
	"time"
)

func show(name string, value float64) {
	fmt.Printf("%s %.3f\n", name, value)
}

// showOperation prints the median time of one operation, after one run of them all to warm up, and what one allocates.
func showOperation(operations, times int, work func()) {
	work()
	took := make([]float64, times)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range took {
		started := time.Now()
		work()
		took[i] = float64(time.Since(started).Nanoseconds()) / float64(operations)
	}
	runtime.ReadMemStats(&after)
	sort.Float64s(took)
	show("ns", took[times/2])
	show("ns.bytes", float64((after.TotalAlloc-before.TotalAlloc)/uint64(operations*times)))
}

// showPeakMemory prints the most memory that this process has had in use, as the kernel counts it.
func showPeakMemory() {
	status, err := os.Open("/proc/self/status")
	if err != nil {
		fail(err.Error())
	}
	defer status.Close()
	lines := bufio.NewScanner(status)
	for lines.Scan() {
		if fields := strings.Fields(lines.Text()); fields[0] == "VmHWM:" {
			show("peak_mb", float64(number(fields[1]))*1024/1e6)
			return
		}
	}
	fail("the kernel tells no VmHWM")
}

func milliseconds(since time.Time) float64 {
	return float64(time.Since(since).Microseconds()) / 1000
}

func expect(what string, seen, wanted int) {
	if seen != wanted {
		fail(fmt.Sprintf("%s: %d, and not %d", what, seen, wanted))
	}
}

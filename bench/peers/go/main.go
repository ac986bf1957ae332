// Does one piece of work in Go: peers WORK [ARGUMENT...]. Prints "name value" lines.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) < 2 {
		fail("which work?")
	}
	arguments := os.Args[2:]
	switch work := os.Args[1]; work {
	case "call":
		call()
	case "trip":
		trip()
	case "nested":
		nested()
	case "create":
		create(arguments[0])
	case "gather":
		gather()
	case "pingpong":
		pingpong()
	case "freelock":
		freelock()
	case "handover":
		handover()
	case "timers":
		timers(number(arguments[0]))
	case "cancel":
		cancel()
	case "skynet":
		skynet()
	case "sleepers":
		sleepers(number(arguments[0]), number(arguments[1]))
	case "requests":
		requests(arguments[0], number(arguments[1]))
	case "check":
		check(arguments[0], number(arguments[1]))
	default:
		fail("no such work: " + work)
	}
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	if err != nil {
		fail(err.Error())
	}
	return value
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}

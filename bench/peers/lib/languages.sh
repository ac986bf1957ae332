# shellcheck shell=bash
# One work in the programs of each language; the name of the measurement is that of the work and its arguments.

in_python() {
    record "asyncio.$(name_of "$@")" "$python" bench/peers/python/program.py asyncio "$@"
    record "uvloop.$(name_of "$@")" "$python" bench/peers/python/program.py uvloop "$@"
}

in_go() { record "go.$(name_of "$@")" "$go_program" "$@"; }

# Our loop has one thread; so this is Go with one, too.
in_go_on_one_core() { record "go_one_core.$(name_of "$@")" env GOMAXPROCS=1 "$go_program" "$@"; }

in_node() { record "node.$(name_of "$@")" node bench/peers/node/program.mjs "$@"; }

name_of() {
    local IFS=.
    printf '%s' "$*"
}

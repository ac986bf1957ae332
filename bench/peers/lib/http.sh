# shellcheck shell=bash
# Requests, and the command. Every client of many connections has an address of its own to ask, so that ports in TIME_WAIT do not
# matter.

requests() {
    start_slow_server || return 0
    local client=(taskset -c 1) loop=bench/peers/python/program.py
    record dotnet.requests "${client[@]}" "$programs" requests dotnet "http://127.0.$1.1:$slow_port/" 9000
    record ours.requests "${client[@]}" "$programs" requests ours "http://127.0.$1.2:$slow_port/" 9000
    # As the command is published, whose row it is: what it needs is compiled ahead.
    record ours.urls.process "${client[@]}" "$published_programs" requests ours "http://127.0.$1.3:$slow_port/" 200
    record aiohttp.requests "${client[@]}" "$python" "$loop" asyncio requests "http://127.0.$1.4:$slow_port/" 9000
    record aiohttp_uvloop.requests "${client[@]}" "$python" "$loop" uvloop requests "http://127.0.$1.5:$slow_port/" 9000
    record go.requests "${client[@]}" "$go_program" requests "http://127.0.$1.6:$slow_port/" 9000
    record node.requests "${client[@]}" node bench/peers/node/program.mjs requests "http://127.0.$1.7:$slow_port/" 9000
}

check() {
    start_fast_server || return 0
    local client=(taskset -c 1) loop=bench/peers/python/program.py
    check_with_the_fast 10000
    make_urls 10000
    follow aiohttp.check.10000 "${client[@]}" "$python" "$loop" asyncio check "$made/urls-10000" 100
    follow aiohttp_uvloop.check.10000 "${client[@]}" "$python" "$loop" uvloop check "$made/urls-10000" 100
    follow curl.check.10000 "${client[@]}" curl -sfZ --parallel-max 100 -o /dev/null "$fast[1-10000]"
    (($1 > 1)) || check_with_the_fast 1000000
}

check_with_the_fast() {
    make_urls "$1"
    follow "wrk.check.$1" "${client[@]}" wrk -t 1 -c 100 -d 600s -s bench/peers/wrk/limit.lua "$fast" -- "$1" 100
    follow "ours.check.$1" "${client[@]}" "$command" check -c 100 --host-concurrency 100 -i "$made/urls-$1"
    follow "dotnet.check.$1" "${client[@]}" "$published_programs" check dotnet "$made/urls-$1" 100
    follow "go.check.$1" "${client[@]}" "$go_program" check "$made/urls-$1" 100
}

# make_urls COUNT: a file with so many different ones.
make_urls() { seq -f "$fast%.0f" 1 "$1" >"$made/urls-$1"; }

start() {
    local client=(taskset -c 1) i
    start_slow_server || return 0
    for ((i = 1; i <= 200; i++)); do printf 'http://127.0.0.1:%d/%d\n' "$slow_port" "$i"; done >"$made/urls-slow"
    follow ours.urls.command "${client[@]}" "$command" check -c 256 --host-concurrency 256 -i "$made/urls-slow"
    for i in 1 2 3 4 5 6; do
        clock dotnet.start "${client[@]}" "$empty"
        clock ours.start.version "${client[@]}" "$command" --version
        clock ours.start.check "${client[@]}" "$command" check "http://127.0.0.1:$slow_port/now"
        clock python.start "${client[@]}" "$python" -c pass
        clock node.start "${client[@]}" node -e 0
        clock curl.start "${client[@]}" curl -sf -o /dev/null "http://127.0.0.1:$slow_port/now"
    done
}

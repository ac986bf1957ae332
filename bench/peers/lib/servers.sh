# shellcheck shell=bash
# The servers run on core 0 and the clients on core 1.

slow_port=18731
fast_port=18732
slow_server=
fast_server=

stop_servers() {
    local server
    for server in $slow_server $fast_server; do
        kill "$server" 2>/dev/null || say "the server $server had ended before"
    done
}

connects() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# is_free NAME PORT: so that nobody else's server is measured.
is_free() {
    ! connects "$2" || { fail "$1" "port $2 is taken: end what listens there"; return 1; }
}

# answers PORT PROCESS: waits until that server takes connections; fails when it has ended or takes too long.
answers() {
    local until=$((SECONDS + 30))
    until connects "$1"; do
        kill -0 "$2" 2>/dev/null && ((SECONDS < until)) || return 1
        sleep 0.1
    done
}

# Answers after a second, and /now at once.
start_slow_server() {
    [[ -z $slow_server ]] || return 0
    is_free slow-server "$slow_port" || return 1
    # It goes on where news of its sockets comes, without a hop: the server must not be slower than its clients.
    DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 taskset -c 0 "$programs" serve "$slow_port" >"$scratch/slow-server" 2>&1 &
    slow_server=$!
    answers "$slow_port" "$slow_server" || { fail slow-server "$(complaint "$scratch/slow-server")"; slow_server=; return 1; }
}

# Sets $fast, where every path is answered at once.
start_fast_server() {
    if ! present nginx; then
        start_slow_server || return 1
        fast=http://127.0.0.1:$slow_port/now
        return 0
    fi
    fast=http://127.0.0.1:$fast_port/
    [[ -z $fast_server ]] || return 0
    is_free fast-server "$fast_port" || return 1
    mkdir -p "$scratch/nginx"
    taskset -c 0 nginx -p "$scratch/nginx" -c "$PWD/bench/peers/nginx.conf" 2>"$scratch/fast-server" &
    fast_server=$!
    answers "$fast_port" "$fast_server" || { fail fast-server "$(complaint "$scratch/fast-server")"; fast_server=; return 1; }
}

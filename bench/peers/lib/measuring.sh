# shellcheck shell=bash
# How a program is run and what is kept of it. Every name of a measurement begins with the peer: "go.skynet" and then ".ms".

say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

# fail NAME WHY: a gap in the page, which names it.
fail() {
    say "$1 failed: $2"
    printf '%s\t%s\n' "$1" "$2" >>"$scratch/failures"
}

note_command() {
    local line
    printf -v line '%q ' "$@"
    printf '%s\n' "${line% }" >>"$scratch/commands"
}

# complaint FILE: the line that tells most: that of an exception, or the last.
complaint() {
    { grep -m 1 -E 'Unhandled exception|Error: ' "$1" || tail -n 1 "$1"; } | tr '\t' ' ' | cut -c 1-200
}

# record NAME COMMAND…: keeps the "what value" lines which that program prints as "NAME.what value".
record() {
    local name=$1
    shift
    present "$name" || return 0
    note_command "$@"
    if timeout --kill-after=10 "$longest" "$@" >"$scratch/printed" 2>"$scratch/complaint"; then
        sed "s/^/$name./" "$scratch/printed" >>"$measurements"
    else
        fail "$name" "exit code $?; $(complaint "$scratch/complaint")"
    fi
}

# keep_time NAME MICROSECONDS
keep_time() { printf '%s.ms %d.%03d\n' "$1" $(($2 / 1000)) $(($2 % 1000)) >>"$measurements"; }

# clock NAME COMMAND…: keeps how long the whole process took, from outside.
clock() {
    local name=$1 started ended
    shift
    present "$name" || return 0
    note_command "$@"
    started=${EPOCHREALTIME/./}
    if "$@" >/dev/null 2>"$scratch/complaint"; then
        ended=${EPOCHREALTIME/./}
        keep_time "$name" $((ended - started))
    else
        fail "$name" "exit code $?; $(complaint "$scratch/complaint")"
    fi
}

# follow NAME COMMAND…: keeps how long the process took and the most memory it had, as the kernel counts it.
follow() {
    local name=$1 process observer started ended code=0
    shift
    present "$name" || return 0
    note_command "$@"
    started=${EPOCHREALTIME/./}
    "$@" >/dev/null 2>"$scratch/complaint" &
    process=$!
    observe "$process" >"$scratch/peak" &
    observer=$!
    wait "$process" || code=$?
    ended=${EPOCHREALTIME/./}
    wait "$observer"
    if ((code == 0)); then
        keep_time "$name" $((ended - started))
        awk -v name="$name" '{ printf "%s.peak_mb %.3f\n", name, $1 * 1024 / 1e6 }' "$scratch/peak" >>"$measurements"
    else
        fail "$name" "exit code $code; $(complaint "$scratch/complaint")"
    fi
}

# observe PROCESS: the most KiB it had, until it ends; it is made to end when it takes too long. Nothing is started to look.
observe() {
    local status peak=0 until=$((SECONDS + longest))
    [[ -p $scratch/pause ]] || mkfifo "$scratch/pause"
    exec 9<>"$scratch/pause"
    while { IFS= read -rd '' status || true; } 2>/dev/null <"/proc/$1/status" && [[ $status =~ VmHWM:[[:space:]]*([0-9]+) ]]; do
        peak=${BASH_REMATCH[1]}
        ((SECONDS < until)) || kill "$1"
        read -rt 0.02 -u 9 || true
    done
    printf '%d\n' "$peak"
}

# shellcheck shell=bash
# What very many tasks cost, at one size and at ten times that.

# Five seconds: more than it takes to make the last of them, so that all sleep at once. The peers of other languages once: they take
# long, and the figure is memory, which does not vary.
sleepers() {
    local loop
    record dotnet.sleepers.1000000 "$programs" sleepers dotnet 1000000 5
    record ours.sleepers.tasks.1000000 "$programs" sleepers tasks 1000000 5
    record ours.sleepers.coroutines.1000000 "$programs" sleepers coroutines 1000000 5
    (($1 == 1)) || return 0
    for loop in asyncio uvloop; do
        record "$loop.sleepers.1000000" "$python" bench/peers/python/program.py "$loop" sleepers 1000000 5
    done
    record go.sleepers.1000000 "$go_program" sleepers 1000000 5
    record node.sleepers.1000000 node bench/peers/node/program.mjs sleepers 1000000 5
}

skynet() {
    record ours.skynet "$programs" skynet ours
    record dotnet.skynet "$programs" skynet dotnet
    record ours.skynet.blocking env DOTNET_gcConcurrent=0 "$programs" skynet ours
    record dotnet.skynet.blocking env DOTNET_gcConcurrent=0 "$programs" skynet dotnet
    in_go skynet
    in_go_on_one_core skynet
    (($1 > 1)) || in_python skynet
}

# .NET once where all wait for one: it takes the square of their number.
windup() {
    local kind
    for kind in heeding unaware unaware-of-one; do
        record "ours.windup.$kind.100000" "$programs" windup ours "$kind" 100000
        [[ $kind == unaware-of-one ]] && (($1 > 1)) || record "dotnet.windup.$kind.100000" "$programs" windup dotnet "$kind" 100000
    done
}

# Ten million once: each step before it is the one that the rounds are for.
growth() {
    local work side size sizes=(100000 1000000)
    (($1 > 1)) || sizes+=(10000000)
    for work in create timers gather queue lock; do
        for size in "${sizes[@]}"; do
            for side in ours dotnet; do
                record "$side.growth.$work.$size" "$programs" growth "$side" "$work" "$size"
            done
        done
    done
    (($1 == 1)) || return 0
    record ours.sleepers.tasks.100000 "$programs" sleepers tasks 100000 2
    record dotnet.sleepers.100000 "$programs" sleepers dotnet 100000 2
    record ours.sleepers.tasks.10000000 "$programs" sleepers tasks 10000000 30
    record dotnet.sleepers.10000000 "$programs" sleepers dotnet 10000000 30
}

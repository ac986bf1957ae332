# shellcheck shell=bash
# What one operation costs: for each class of bench/micro, ours and .NET by BenchmarkDotNet, and then the peers.

# A process for each class, as what one has taught the JIT is not what another needs. All of them get time for the JIT to finish its
# work, which takes it some two seconds: .NET's own code comes compiled ahead, ours is compiled in steps while it runs.
micro() {
    local class
    for class in AwaitInt AwaitString Yield NestedCall CreateAndJoin Gathering PingPong FreeLock HandOver ParallelChunks Failure Iteration \
        FinishedTask TurnsByTask TurnsByValueTask ForeignCall WorkOnPool; do
        micro_class "$class" --warmupCount 40 --iterationCount 5 --iterationTime 60
        "beside_$class"
    done
    for class in Timers CancelParked; do
        micro_class "$class" --warmupCount 4 --iterationCount 3 --invocationCount 1
        "beside_$class" "$1"
    done
}

micro_class() {
    local class=$1
    shift
    note_command "$micro" --filter "Meanwhile.Micro.$class.*" --inProcess --unrollFactor 1 --noOverheadEvaluation "$@"
    "$micro" --filter "Meanwhile.Micro.$class.*" --inProcess --unrollFactor 1 --noOverheadEvaluation "$@" \
        --artifacts "$round_folder/micro/$class" >"$scratch/printed" 2>&1 || fail "$class" "exit code $?; $(complaint "$scratch/printed")"
}

beside_AwaitInt() {
    in_python child int
    in_node child int
    in_go call
}

beside_AwaitString() {
    in_python child string
    in_node child string
}

beside_Yield() { beside_waiting trip; }

beside_NestedCall() { beside_waiting nested; }

beside_Gathering() { beside_waiting gather; }

beside_waiting() {
    in_python "$1"
    in_go "$1"
    in_go_on_one_core "$1"
    in_node "$1" immediate
    in_node "$1" microtask
}

beside_PingPong() {
    in_python pingpong
    in_go pingpong
    in_go_on_one_core pingpong
}

beside_FreeLock() {
    in_python freelock
    in_go freelock
}

beside_HandOver() {
    in_python handover
    in_go handover
    in_go_on_one_core handover
}

# .NET alone: the others have processes for that, or no loop beside it.
beside_ParallelChunks() { :; }

# .NET alone: it is about what is .NET's own.
beside_FinishedTask() { :; }
beside_TurnsByTask() { :; }
beside_TurnsByValueTask() { :; }
beside_ForeignCall() { :; }
beside_WorkOnPool() { :; }

beside_CreateAndJoin() {
    in_python create
    in_go create channel
    in_go create waitgroup
    in_go_on_one_core create channel
}

beside_Failure() {
    local when
    for when in at_once waited; do
        in_python failure "$when"
        in_node failure "$when"
    done
}

beside_Iteration() {
    local items
    for items in ready waited; do
        in_python iteration "$items"
        in_node iteration "$items"
    done
}

beside_Timers() {
    local at_once
    for at_once in 1000 1000000; do
        in_python timers "$at_once"
        in_go timers "$at_once"
        in_node timers "$at_once"
    done
}

# Python's once: it takes long, and is not close.
beside_CancelParked() {
    in_go cancel
    in_go_on_one_core cancel
    (($1 > 1)) || in_python cancel
}

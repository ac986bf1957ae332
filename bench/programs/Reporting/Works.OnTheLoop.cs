namespace Meanwhile.Programs.Reporting;

/// <content>What one operation on a loop costs.</content>
internal static partial class Works
{
    private static Work[] OnTheLoop =>
    [
        new("await of a child that finishes at once, int", "ns", "AwaitInt.Ours")
        {
            Short = "await of a child that finishes at once",
            Peers =
            [
                DotNet("ValueTask", "AwaitInt.DotNetValueTask", most: 3),
                DotNet("async Task", "AwaitInt.DotNetTask"),
                .. Everywhere("child.int.ns"),
                Go("a call", "call.ns"),
            ],
            MostBytes = 0,
        },
        new("await of a child that finishes at once, string", "ns", "AwaitString.Ours")
        {
            Peers =
            [
                DotNet("ValueTask", "AwaitString.DotNetValueTask", most: 3),
                DotNet("async Task", "AwaitString.DotNetTask"),
                .. Everywhere("child.string.ns"),
            ],
            MostBytes = 0,
        },
        new("yield to the loop and back", "ns", "Yield.Ours")
        {
            Short = "yield to the loop and back",
            Peers = [DotNet("Task.Yield", "Yield.DotNetTask", most: 0.5), .. Waiting("trip", "Gosched")],
            MostBytes = 0,
        },
        new("nested call that suspends", "ns", "NestedCall.Ours")
        {
            Short = "nested call that suspends",
            Peers =
            [
                DotNet("async Task", "NestedCall.DotNetTask", most: 0.5),
                DotNet("pooled ValueTask", "NestedCall.DotNetPooledValueTask"),
                .. Waiting("nested", "Gosched"),
            ],
            MostBytes = 0,
        },
        new("create a task, run it, join it", "ns", "CreateAndJoin.Ours")
        {
            Short = "create a task, run it, join it",
            Peers =
            [
                DotNet("Task.Run", "CreateAndJoin.DotNetTask", most: 0.5),
                Asyncio("create.ns"),
                Uvloop("create.ns"),
                Go("channel", "create.channel.ns", most: 0.5),
                Go("WaitGroup", "create.waitgroup.ns", most: 0.5),
                GoOnOneCore("channel", "create.channel.ns"),
            ],
            MostBytes = 168,
        },
        new("gather, a child of 100", "ns", "Gathering.Ours")
        {
            Peers = [DotNet("Task.WhenAll", "Gathering.DotNetTask"), .. Waiting("gather", "WaitGroup")],
        },
        new("ping-pong between two tasks through queues of one, there and back", "ns", "PingPong.Ours")
        {
            Short = "ping-pong through queues of one, there and back",
            Peers =
            [
                DotNet("Channel", "PingPong.DotNetChannel", most: 1),
                DotNet("Channel, synchronous continuations", "PingPong.DotNetSynchronousChannel", most: 1),
                Asyncio("pingpong.ns"),
                Uvloop("pingpong.ns"),
                Go("channel", "pingpong.ns", most: 1),
                GoOnOneCore("channel", "pingpong.ns"),
            ],
        },
        new("acquire and release a free lock", "ns", "FreeLock.Ours")
        {
            Peers = [.. FreeLock, Asyncio("freelock.ns"), Uvloop("freelock.ns"), Go("Mutex", "freelock.ns")],
            MostBytes = 0,
        },
        new("acquire and release a free semaphore", "ns", "FreeLock.OurSemaphore") { Peers = FreeLock, MostBytes = 0 },
        new("wait for an event that is set", "ns", "FreeLock.OurEvent") { Peers = FreeLock, MostBytes = 0 },
        new("a lock handed over between two tasks, with a yield under it", "ns", "HandOver.Ours")
        {
            Short = "a lock handed over between two tasks",
            Peers =
            [
                DotNet("SemaphoreSlim", "HandOver.DotNetSemaphoreSlim", most: 0.25),
                Asyncio("handover.ns"),
                Uvloop("handover.ns"),
                Go("channel", "handover.ns"),
                GoOnOneCore("channel", "handover.ns"),
            ],
            MostBytes = 0,
        },
        new("work for all cores, 400,000 items of 0.1 µs", "ns", "ParallelChunks.Ours(Rounds=100)")
        {
            Peers = [DotNet("Parallel.ForEach", "ParallelChunks.DotNetParallel(Rounds=100)", most: 1.1)],
        },
        new("work for all cores, 400 items of 0.1 ms", "ns", "ParallelChunks.Ours(Rounds=100000)")
        {
            Peers = [DotNet("Parallel.ForEach", "ParallelChunks.DotNetParallel(Rounds=100000)", most: 1.1)],
        },
        new("an exception through five awaits, thrown at once", "ns", "Failure.Ours(Suspended=False)")
        {
            Short = "an exception through five awaits",
            Peers = [DotNet("async Task", "Failure.DotNetTask(Suspended=False)", most: 1), .. Everywhere("failure.at_once.ns")],
        },
        new("an exception through five awaits, thrown after a wait", "ns", "Failure.Ours(Suspended=True)")
        {
            Peers = [DotNet("async Task", "Failure.DotNetTask(Suspended=True)", most: 1), .. Everywhere("failure.waited.ns")],
        },
        new("`await foreach`, an item that is ready", "ns", "Iteration.Ours(Batch=50000)")
        {
            Peers = [DotNet("in async Task", "Iteration.DotNetTask(Batch=50000)", most: 1.1), .. Everywhere("iteration.ready.ns")],
        },
        new("`await foreach`, an item waited for", "ns", "Iteration.Ours(Batch=1)")
        {
            Short = "`await foreach`, an item waited for",
            Peers = [DotNet("in async Task", "Iteration.DotNetTask(Batch=1)", most: 1.1), .. Everywhere("iteration.waited.ns")],
        },
    ];

    private static Peer[] FreeLock => [DotNet("SemaphoreSlim.WaitAsync and Release", "FreeLock.DotNetSemaphoreSlim", most: 1.5)];

    private static Peer[] Everywhere(string measurement) => [Asyncio(measurement), Uvloop(measurement), Node("", measurement)];

    private static Peer[] Waiting(string work, string inGo) =>
    [
        Asyncio($"{work}.ns"),
        Uvloop($"{work}.ns"),
        Go(inGo, $"{work}.ns"),
        GoOnOneCore(inGo, $"{work}.ns"),
        Node("setImmediate", $"{work}.immediate.ns"),
        Node("queueMicrotask", $"{work}.microtask.ns"),
    ];
}

using Meanwhile.Testing;

namespace Meanwhile.Tests;

/// <summary>
/// Runs a test's body on a loop in virtual time. Requests are real, so their sessions must have no timeout: the clock jumps to the next
/// timer whenever the loop has nothing to do but wait for the network.
/// </summary>
internal static class OnVirtualTime
{
    internal static void Run(Func<VirtualTime, Coroutine> body)
    {
        var clock = new VirtualTime();
        var reported = new List<LoopError>();
        Async.Run(() => body(clock), new LoopOptions { TimeProvider = clock, OnError = reported.Add, HandleInterrupt = false });
        Assert.Empty(reported);
    }
}

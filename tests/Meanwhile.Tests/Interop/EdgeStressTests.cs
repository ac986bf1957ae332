using Meanwhile.Edge.Stress;

namespace Meanwhile.Tests.Interop;

/// <summary>Two seconds of what <c>.ci/run</c> does for a minute: see tests/Meanwhile.Edge.</summary>
[Collection(nameof(Alone))]
public class EdgeStressTests
{
    private static readonly TimeSpan Time = 2.Seconds;

    [Fact]
    public void Nothing_is_lost_or_doubled_between_a_loop_and_the_thread_pool() => EdgeTests.Hold(StressCases.For(Time, _ => { }), atOnce: 1, Time);
}

using Meanwhile.Edge.Running;

namespace Meanwhile.Edge.Stress;

/// <summary>What is counted while threads of the pool and a loop work against each other.</summary>
internal static class StressCases
{
    private static readonly string[] Forms = ["an await", "Gather", "Gather of lambdas", "Gather of AsCoroutine", "GatherOutcomes", "a task of AsCoroutine", "Wait", "AsCompleted"];

    private static int Count => Forms.Length + 5;

    /// <summary>One after the other, each for its part of the time.</summary>
    /// <param name="time">How long all of them take.</param>
    /// <param name="tell">Gets what was counted.</param>
    internal static IReadOnlyList<Case> For(TimeSpan time, Action<string> tell)
    {
        return
        [
            .. Forms.Select(form => new Case($"No permit of a semaphore is lost, taken by {form}", () => Permits.Run(Begin(), form))),
            new("No item of a channel is lost or doubled, read by ReadAsync", () => Items.Run(Begin(), byWaiting: false)),
            new("No item of a channel is lost or doubled, read by WaitToReadAsync", () => Items.Run(Begin(), byWaiting: true)),
            new("No item is lost or doubled that is written to a channel by WriteAsync", () => Writes.Run(Begin())),
            new("No rented buffer is written into once it was given back", () => Buffers.Run(Begin(), ofSource: false)),
            new("No rented buffer is written into once it was given back, by reads of a source", () => Buffers.Run(Begin(), ofSource: true)),
        ];

        StressRun Begin() => new(time / Count, tell);
    }
}

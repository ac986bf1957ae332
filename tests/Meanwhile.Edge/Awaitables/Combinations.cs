using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Tasks made of tasks, by .NET and by us.</summary>
internal static class Combinations
{
    private static readonly TaskCompletionSource<int> Never = new();
    private static readonly Ending[] Later = [Ending.EndsLater, Ending.Fails, Ending.IsCancelled, Ending.NeverEnds];
    private static readonly Ending[] WithResult = [Ending.Ended, Ending.EndsLater, Ending.NeverEnds];

    internal static IEnumerable<Kind> Kinds => [.. OfNet, .. Ours];

    private static IEnumerable<Kind> OfNet =>
        [
            Of("Task.WhenAll", async part => part.Take((await Task.WhenAll(Task.FromResult(4), part.Task))[1])),
            Of("Task.WhenAny", async part => part.Take(await await Task.WhenAny(Never.Task, part.Task))) with { Endings = WithResult, GivesTask = true },
            Of("Task.WaitAsync", async part => part.Take(await part.Task.WaitAsync(TimeSpan.FromHours(1)))) with { EndsThroughOthers = true },
            Of("Task.Run", async part => part.Take(await Task.Run(async () => await part.Task))) with { Endings = Later, EndsThroughOthers = true, AlwaysSuspends = true },
            Of("Task.Run over a Task", async part => part.Take(await Task.Run(() => part.Task))) with { Endings = Later, EndsThroughOthers = true, AlwaysSuspends = true },
            Of("ContinueWith", async part => part.Take(await part.Task.ContinueWith(ended => ended, TaskScheduler.Default).Unwrap())) with { Endings = Later, EndsThroughOthers = true, AlwaysSuspends = true },
            Of("Task<Task<int>>", async part => part.Take(await await Wrapped(part))) with { Endings = WithResult, GivesTask = true, EndsThroughOthers = true },
            new("Task that failed by an OperationCanceledException", Family.Task, () => new OfFailedCancel()) { Endings = [Ending.EndsLater, Ending.IsCancelled, Ending.NeverEnds] },
        ];

    private static IEnumerable<Kind> Ours =>
        [
            Of("AsCoroutine of a Task", async part => part.Take(await part.Task.AsCoroutine())),
            Of("AsCoroutine of a ValueTask", async part => part.Take(await new ValueTask<int>(part.Task).AsCoroutine())),
            Of("Gather of Tasks", async part => part.Take((await Gather([part.Task]))[0])) with { Family = Family.Future },
            Of("AsCoroutine in a task of its own", async part => part.Take(await CreateTask(part.Task.AsCoroutine()))) with
            {
                Family = Family.OwnTask,
                Endings = Later,
                EndsThroughOthers = true,
            },
            Waiting("Wait", async part =>
            {
                var (done, _) = await Wait([CreateTask(part.Task.AsCoroutine())]);
                part.Take(await done[0]);
            }),
            Waiting("AsCompleted", async part =>
            {
                await foreach (var ended in AsCompleted([part.Task.AsCoroutine()]))
                {
                    part.Take(await ended);
                }
            }),
            Waiting("Shield", async part => part.Take(await Shield(part.Task.AsCoroutine()))),
            Of("Gather of lambdas", async part => part.Take((await Gather(new[] { part }.Select(async each => await each.Task)))[0])) with
            {
                Family = Family.Future,
                Endings = Later,
                EndsThroughOthers = true,
            },
        ];

    private static Kind Of(string name, Func<OfTask<int>, Coroutine> wait) => new(name, Family.Task, () => new OfTask<int>(5, wait));

    private static Kind Waiting(string name, Func<OfTask<int>, Coroutine> wait) =>
        new(name, Family.Ours, () => new OfTask<int>(5, wait, isKept: true)) { Endings = [Ending.EndsLater, Ending.NeverEnds], LosesNothing = true, EndsThroughOthers = true };

    private static async Task<Task<int>> Wrapped(OfTask<int> part)
    {
        await part.Task;
        return part.Task;
    }

    private sealed class OfFailedCancel : Awaited
    {
        private readonly TaskCompletionSource source = new();

        internal override async Coroutine Await()
        {
            await source.Task;
            Hold();
        }

        protected override void EndWithResult() => source.SetResult();

        protected override void EndAsCancelled(CancellationToken token) => source.SetException(new OperationCanceledException(token));
    }
}

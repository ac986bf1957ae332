using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>What .NET has that is waited for.</summary>
internal static class ThingsOfNet
{
    private static readonly Ending[] AllButFailure = [Ending.Ended, Ending.EndsLater, Ending.IsCancelled, Ending.NeverEnds];

    internal static IEnumerable<Kind> Kinds =>
        [
            Permit("SemaphoreSlim.WaitAsync", async part =>
            {
                await part.Semaphore.WaitAsync(part.Token);
                part.Took();
            }),
            Permit("SemaphoreSlim.WaitAsync with a time", async part =>
            {
                await part.Semaphore.WaitAsync(TimeSpan.FromHours(1), part.Token);
                part.Took();
            }) with { EndsThroughOthers = true },
            Item("Channel.Reader.ReadAsync", async part => part.Take(await part.Reader.ReadAsync(part.Token))) with { HasValue = true },
            Item("Channel.Reader.ReadAsync, not on the context", async part => part.Take(await part.Reader.ReadAsync(part.Token).ConfigureAwait(false))) with
            {
                HasValue = true,
            },
            Item("Channel.Reader.WaitToReadAsync", async part => part.Told(await part.Reader.WaitToReadAsync(part.Token))) with { LosesNothing = true },
            new("PeriodicTimer.WaitForNextTickAsync", Family.Source, () => new OfTimer()) { Endings = AllButFailure, IsCancelledByTokenAlone = true },
            new("Task.Delay without an end", Family.Task, () => new OfDelay()) { Endings = [Ending.IsCancelled, Ending.NeverEnds], IsCancelledByTokenAlone = true },
        ];

    private static Kind Permit(string name, Func<OfPermit, Coroutine> wait) =>
        new(name, Family.Task, () => new OfPermit(wait)) { Endings = AllButFailure, IsCancelledByTokenAlone = true };

    private static Kind Item(string name, Func<OfChannel, Coroutine> wait) =>
        new(name, Family.Source, () => new OfChannel(wait)) { IsCancelledByTokenAlone = true, EndsThroughOthers = true };

    private sealed class OfDelay : Awaited
    {
        private CancellationToken given;

        internal override async Coroutine Await()
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, given);
            Hold();
        }

        internal override void Heed(CancellationToken token)
        {
            given = token;
            base.Heed(token);
        }

        protected override void EndWithResult() { }

        protected override void EndAsCancelled(CancellationToken token) { }
    }
}

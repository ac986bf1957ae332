namespace Meanwhile.Transcripts.Threads;

internal sealed class SubmittedCoroutineIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        using var started = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var ended = new Future();
        Say("handle is cancelled", await ToThread(OnThread));
        await ended;

        async Coroutine Work()
        {
            started.Set();
            try
            {
                await new AsyncEvent().Wait();
            }
            catch (CancelledException)
            {
                Say("task is cancelled");
                ended.SetResult();
                throw;
            }
        }

        bool OnThread()
        {
            var handle = loop.Submit(Work, cancellation.Token);
            started.Wait();
            cancellation.Cancel();
            return cancellation.IsCancellationRequested && handle is not null;
        }
    }
}

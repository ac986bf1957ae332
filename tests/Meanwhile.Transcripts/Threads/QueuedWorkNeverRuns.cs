namespace Meanwhile.Transcripts.Threads;

internal sealed class QueuedWorkNeverRuns : Twin
{
    private readonly ManualResetEventSlim started = new();
    private readonly ManualResetEventSlim release = new();

    protected override LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,
            WorkerThreads = 1,
        };

    protected override async Coroutine Main()
    {
        LoopTask[] tasks = [CreateTask(ToThread(First)), CreateTask(ToThread(() => Say("never"))), CreateTask(ToThread(() => Say("third")))];
        await Yield();
        started.Wait();
        tasks[1].Cancel();
        Say(await Attempted(tasks[1]));
        release.Set();
        await Gather(tasks[0], tasks[2]);

        void First()
        {
            started.Set();
            release.Wait();
            Say("first ends");
        }
    }
}

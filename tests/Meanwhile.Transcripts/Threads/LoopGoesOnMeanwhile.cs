namespace Meanwhile.Transcripts.Threads;

internal sealed class LoopGoesOnMeanwhile : Twin
{
    protected override async Coroutine Main()
    {
        using var release = new ManualResetEventSlim();
        var task = CreateTask(ToThread(Work));
        for (var i = 0; i < 3; i++)
        {
            await Yield();
            Say("turn", i, task.IsDone);
        }

        release.Set();
        Say(await task);

        string Work()
        {
            release.Wait();
            return "worked";
        }
    }
}

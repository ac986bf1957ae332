namespace Meanwhile.Transcripts.Scheduling;

internal sealed class StoppedBeforeTheFutureCompleted : Twin
{
    protected override void Perform()
    {
        using var loop = new EventLoop(Options);
        LoopTask<string>? task = null;
        loop.CallSoon(() => task = CreateTask(Work()));
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        Say(Attempt(() => loop.RunUntilComplete(task!)));
        Say(loop.RunUntilComplete(task!));
        loop.Close();
        Say(loop.IsClosed);
        Say(Attempt(() => loop.CallSoon(() => { })));
        Say(Attempt(loop.RunForever));
        loop.Close();

        async Coroutine<string> Work()
        {
            loop.Stop();
            await Sleep(1.Seconds);
            return "result";
        }
    }
}

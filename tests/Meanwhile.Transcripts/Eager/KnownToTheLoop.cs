namespace Meanwhile.Transcripts.Eager;

internal sealed class KnownToTheLoop : Twin
{
    protected override async Coroutine Main()
    {
        var done = CreateTask(Work(false), eager: true);
        var pending = CreateTask(Work(true), eager: true);
        Say(EventLoop.Current.Tasks.Contains(done), EventLoop.Current.Tasks.Contains(pending), EventLoop.Current.Tasks.Count);
        await pending;
        Say(EventLoop.Current.Tasks.Count);

        async Coroutine Work(bool suspends)
        {
            if (suspends)
            {
                await Sleep(1.Seconds);
            }
        }
    }
}

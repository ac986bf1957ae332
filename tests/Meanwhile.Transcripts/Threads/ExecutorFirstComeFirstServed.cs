namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorFirstComeFirstServed : Twin
{
    protected override async Coroutine Main()
    {
        List<int> done = [];
        await using (var executor = new ThreadPoolExecutor(1))
        {
            await Gather(Enumerable.Range(0, 5).Select(number => EventLoop.Current.RunInExecutor(executor, () => done.Add(number))));
        }

        Say(done);
    }
}

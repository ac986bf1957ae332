namespace Meanwhile.Transcripts.Threads;

internal sealed class ExecutorRunsSoManyAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new Lock();
        using var both = new Barrier(2);
        var (running, most) = (0, 0);
        await using var executor = new ThreadPoolExecutor(2);
        Say(await Gather(Enumerable.Range(0, 4).Select(number => EventLoop.Current.RunInExecutor(executor, () => Work(number)))), most);

        int Work(int number)
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
            }

            both.SignalAndWait();
            lock (gate)
            {
                running--;
            }

            return number;
        }
    }
}

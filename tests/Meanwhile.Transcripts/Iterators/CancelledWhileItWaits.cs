namespace Meanwhile.Transcripts.Iterators;

internal sealed class CancelledWhileItWaits : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Reader());
        await Sleep(2.5.Seconds);
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled, Now);

        async IAsyncEnumerable<double> Ticks()
        {
            try
            {
                while (true)
                {
                    await Sleep(1.Seconds);
                    yield return Now;
                }
            }
            finally
            {
                Say("iterator ends", Now);
            }
        }

        async Coroutine Reader()
        {
            await foreach (var tick in Ticks())
            {
                Say("tick", tick);
            }
        }
    }
}

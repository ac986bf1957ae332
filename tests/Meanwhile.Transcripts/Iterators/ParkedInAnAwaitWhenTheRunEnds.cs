namespace Meanwhile.Transcripts.Iterators;

internal sealed class ParkedInAnAwaitWhenTheRunEnds : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        CreateTask(Reader());
        await Sleep(1.5.Seconds);
        Say("main ends");

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

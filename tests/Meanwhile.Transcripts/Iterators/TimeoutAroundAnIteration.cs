namespace Meanwhile.Transcripts.Iterators;

internal sealed class TimeoutAroundAnIteration : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Reader()), Now);

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

        Coroutine Reader() =>
            WithTimeout(2.5.Seconds, async _ =>
            {
                await foreach (var tick in Ticks())
                {
                    Say("tick", tick);
                }
            });
    }
}

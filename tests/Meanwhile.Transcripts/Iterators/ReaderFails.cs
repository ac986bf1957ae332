namespace Meanwhile.Transcripts.Iterators;

internal sealed class ReaderFails : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Reader()), Now);

        async IAsyncEnumerable<int> Count()
        {
            try
            {
                for (var i = 0; i < 10; i++)
                {
                    yield return i;
                }
            }
            finally
            {
                await Sleep(1.Seconds);
                Say("iterator ends", Now);
            }
        }

        async Coroutine Reader()
        {
            await foreach (var i in Count())
            {
                Say(i);
                if (i == 1)
                {
                    throw new ArgumentException("reader");
                }
            }
        }
    }
}

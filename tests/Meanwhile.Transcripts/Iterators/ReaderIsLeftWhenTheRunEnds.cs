namespace Meanwhile.Transcripts.Iterators;

internal sealed class ReaderIsLeftWhenTheRunEnds : Twin
{
    protected override async Coroutine Main()
    {
        CreateTask(Reader());
        await Sleep(1.Seconds);
        Say("main ends");

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
            try
            {
                await foreach (var i in Count())
                {
                    Say(i);
                    await Sleep(600.Seconds);
                }
            }
            finally
            {
                Say("reader ends", Now);
            }
        }
    }
}

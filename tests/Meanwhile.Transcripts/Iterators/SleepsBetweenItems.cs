namespace Meanwhile.Transcripts.Iterators;

internal sealed class SleepsBetweenItems : Twin
{
    protected override async Coroutine Main()
    {
        await foreach (var i in Ticks())
        {
            Say(i, Now);
        }

        Say("end");

        async IAsyncEnumerable<int> Ticks()
        {
            try
            {
                for (var i = 0; i < 3; i++)
                {
                    await Sleep(1.Seconds);
                    yield return i;
                }
            }
            finally
            {
                Say("iterator ends", Now);
            }
        }
    }
}

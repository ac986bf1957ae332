namespace Meanwhile.Transcripts.Iterators;

internal sealed class LeftEarly : Twin
{
    protected override async Coroutine Main()
    {
        await foreach (var i in Count())
        {
            Say(i);
            if (i == 1)
            {
                break;
            }
        }

        Say("after the loop");
        await Yield();
        await Yield();
        Say("two turns later");

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
                Say("iterator ends");
            }
        }
    }
}

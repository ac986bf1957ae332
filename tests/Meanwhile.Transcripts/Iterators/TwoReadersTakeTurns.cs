namespace Meanwhile.Transcripts.Iterators;

internal sealed class TwoReadersTakeTurns : Twin
{
    protected override async Coroutine Main()
    {
        await Gather(Reader("a"), Reader("b"));

        static async IAsyncEnumerable<int> Count()
        {
            for (var i = 0; i < 3; i++)
            {
                await Yield();
                yield return i;
            }
        }

        async Coroutine Reader(string name)
        {
            await foreach (var i in Count())
            {
                Say(name, i);
            }
        }
    }
}

namespace Meanwhile.Transcripts.Iterators;

internal sealed class FailsInTheMiddle : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Reader()), Now);

        static async IAsyncEnumerable<int> Items()
        {
            yield return 1;
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        async Coroutine Reader()
        {
            await foreach (var item in Items())
            {
                Say(item);
            }
        }
    }
}

namespace Meanwhile.Transcripts.Iterators;

internal sealed class YieldsInOrder : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(() => Say("callback"));
        await foreach (var i in Count(3))
        {
            Say(i);
        }

        await Yield();

        static async IAsyncEnumerable<int> Count(int to)
        {
            for (var i = 0; i < to; i++)
            {
                yield return i;
            }
        }
    }
}

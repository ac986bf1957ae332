namespace Meanwhile.Transcripts.Iterators;

internal sealed class ClosedByHand : Twin
{
    protected override async Coroutine Main()
    {
        var items = Count().GetAsyncEnumerator();
        await items.MoveNextAsync();
        Say(items.Current);
        await items.DisposeAsync();
        Say("closed");
        await items.DisposeAsync();
        Say(await items.MoveNextAsync() ? items.Current : "no more");

        async IAsyncEnumerable<int> Count()
        {
            try
            {
                yield return 1;
                yield return 2;
            }
            finally
            {
                Say("iterator ends");
            }
        }
    }
}

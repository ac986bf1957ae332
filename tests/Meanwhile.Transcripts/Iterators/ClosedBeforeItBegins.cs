namespace Meanwhile.Transcripts.Iterators;

internal sealed class ClosedBeforeItBegins : Twin
{
    protected override async Coroutine Main()
    {
        var items = Count().GetAsyncEnumerator();
        await items.DisposeAsync();
        Say("closed");
        Say(await items.MoveNextAsync() ? items.Current : "no more");

        async IAsyncEnumerable<int> Count()
        {
            Say("begins");
            try
            {
                yield return 1;
            }
            finally
            {
                Say("ends");
            }
        }
    }
}

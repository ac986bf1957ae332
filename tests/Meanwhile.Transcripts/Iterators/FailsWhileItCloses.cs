namespace Meanwhile.Transcripts.Iterators;

internal sealed class FailsWhileItCloses : Twin
{
    protected override async Coroutine Main()
    {
        var items = Count().GetAsyncEnumerator();
        await items.MoveNextAsync();
        Say(items.Current);
        Say(await Attempted(Close()), Now);
        Say(await Attempted(Close()), Now);

        async Coroutine Close() => await items.DisposeAsync();

        static async IAsyncEnumerable<int> Count()
        {
            try
            {
                yield return 1;
            }
            finally
            {
                await CleanUp();
            }
        }

        static async Coroutine CleanUp()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("clean-up");
        }
    }
}

namespace Meanwhile.Transcripts.Iterators;

internal sealed class CancelledWhileItCloses : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Reader());
        await Sleep(1.Seconds);
        task.Cancel("enough");
        Say(await Attempted(task));

        async IAsyncEnumerable<int> Count()
        {
            try
            {
                yield return 1;
            }
            finally
            {
                Say("clean-up begins", Now);
                try
                {
                    await Sleep(10.Seconds);
                }
                finally
                {
                    Say("clean-up is cut short", Now);
                }
            }
        }

        async Coroutine Reader()
        {
            var items = Count().GetAsyncEnumerator();
            await items.MoveNextAsync();
            Say(items.Current);
            await items.DisposeAsync();
        }
    }
}

namespace Meanwhile.Transcripts.Iterators;

internal sealed class LeftAtAYieldWhenTheRunEnds : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
#pragma warning disable MW0002 // What becomes of one that is not disposed is what the program shows.
        var iterator = Count().GetAsyncEnumerator();
#pragma warning restore MW0002
        await iterator.MoveNextAsync();
        Say(iterator.Current);
        Say("main ends");
    }

    private async IAsyncEnumerable<int> Count()
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

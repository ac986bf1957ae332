namespace Meanwhile.Transcripts.Queues;

internal sealed class NegativeSize : Twin
{
    protected override async Coroutine Main()
    {
        Say(Attempt(() => new AsyncQueue<int>(-1)) is ArgumentException ? "refused" : "a queue without a limit");
    }
}

namespace Meanwhile.Transcripts.Queues;

internal sealed class NegativeSize : Twin
{
    protected override async Coroutine Main()
    {
        Say(Attempt(() => new AsyncQueue<int>(-1)) is Exception error ? TypeOf(error) : "a queue without a limit");
    }
}

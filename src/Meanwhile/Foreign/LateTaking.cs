namespace Meanwhile;

/// <summary>The next turn after foreign code has ended with a cancel to come: what awaited it has gone on by then, and has it if it came to a coroutine.</summary>
internal sealed class LateTaking(LoopTask strand, CancelRequest undelivered) : IReadyItem
{
    public void Run() => Branch.Open(strand).TakeOver(undelivered);
}

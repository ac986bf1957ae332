namespace Meanwhile;

/// <summary>The context of plain callbacks: foreign code that a callback begins comes back to the loop, and to no task.</summary>
internal sealed class LoopContext(EventLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => loop.PostForeign(null, d, state);

    public override void Send(SendOrPostCallback d, object? state) => loop.SendForeign(null, d, state);

    public override SynchronizationContext CreateCopy() => this;
}

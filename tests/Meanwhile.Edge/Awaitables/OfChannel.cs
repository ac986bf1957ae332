using System.Threading.Channels;
using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>What ends when an item comes through a channel.</summary>
internal sealed class OfChannel(Func<OfChannel, Coroutine> wait) : Awaited
{
    private readonly Channel<int> channel = Channel.CreateUnbounded<int>();

    internal ChannelReader<int> Reader => channel.Reader;

    /// <summary>The token that the other side is given.</summary>
    internal CancellationToken Token { get; private set; }

    internal override int Lost => HasResult && !IsHeld && !channel.Reader.TryPeek(out _) ? 1 : 0;

    internal override Coroutine Await() => wait(this);

    internal override void Heed(CancellationToken token)
    {
        Token = token;
        base.Heed(token);
    }

    internal void Take(int item)
    {
        if (item != 5)
        {
            throw new InvalidOperationException($"It gave {item} in place of 5.");
        }

        Hold();
    }

    /// <summary>The await told of an item, which is still to be read.</summary>
    internal void Told(bool isThere)
    {
        if (!isThere)
        {
            throw new InvalidOperationException("It told of no item.");
        }

        Hold();
    }

    protected override void EndWithResult() => channel.Writer.TryWrite(5);

    protected override void EndWithFailure(Exception failure) => channel.Writer.Complete(failure);

    // The reader sees to that itself.
    protected override void EndAsCancelled(CancellationToken token) { }
}

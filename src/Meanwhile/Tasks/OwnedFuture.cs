namespace Meanwhile;

/// <summary>The future by which a part of this library waits: it can say what is behind the wait.</summary>
internal sealed class OwnedFuture(EventLoop loop, IWaitOwner owner) : Future(loop)
{
    internal override IEnumerable<Future> Behind => owner.Awaited;

    internal override string Describe() => owner.DescribeWait();
}

namespace Meanwhile;

/// <summary>A coroutine whose outcome is known when it is made.</summary>
internal sealed class ReadySource<T> : CoroutineSource<T>
{
    private Exception? prepared;

    internal override string Name => prepared is null ? "FromResult" : "FromException";

    internal static ReadySource<T> Rent(T result, Exception? failure)
    {
        var loop = EventLoop.RunningHere;
        var source = loop is null ? OfNoLoop<ReadySource<T>>() : loop.Pool<ReadySource<T>>().Rent();
        source.Result = result;
        source.prepared = failure;
        return source;
    }

    internal override void Begin(long token)
    {
        Claim(token, EventLoop.RunningHere);
        Resume();
    }

    internal override void Resume()
    {
        if (prepared is null)
        {
            Complete(Result!);
        }
        else
        {
            Fail(prepared);
        }
    }

    internal override void AwaitedBy(Resumable parent)
    {
        throw new System.Diagnostics.UnreachableException("a ready coroutine finishes at once");
    }

    protected override void Adopted(EventLoop loop)
    {
        loop.Pool<ReadySource<T>>().Adopt();
    }

    protected override void Recycle()
    {
        Retire();
        prepared = null;
        Result = default;
        Loop!.Pool<ReadySource<T>>().Return(this);
    }
}

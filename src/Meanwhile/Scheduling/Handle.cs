namespace Meanwhile;

/// <summary>A callback that waits in the loop, and the means to take it back.</summary>
public class Handle : IReadyItem
{
    private readonly EventLoop loop;
    private ExecutionContext? context;
    private Action? callback;

    internal Handle(EventLoop loop, Action callback)
    {
        this.loop = loop;
        this.callback = callback;
        context = loop.CaptureContext();
    }

    /// <summary>Whether it was taken back before it ran.</summary>
    public bool IsCancelled { get; private set; }

    private protected EventLoop Loop => loop;

    /// <summary>Takes the callback back: it never runs. No effect if it has run.</summary>
    /// <exception cref="InvalidOperationException">The call comes from outside the running loop.</exception>
    public void Cancel()
    {
        loop.RequireOwner(nameof(Cancel));
        if (callback is not null)
        {
            IsCancelled = true;
            Forget();
            Cancelled();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => IsCancelled ? "handle (cancelled)" : "handle";

    void IReadyItem.Run()
    {
        var called = callback;
        if (called is null)
        {
            return;
        }

        var itsContext = context;
        Forget();
        loop.RunCallback(called, itsContext);
    }

    private protected virtual void Cancelled() { }

    // The handle may stay with the program, or with the loop until a cancelled timer's time has come.
    private void Forget()
    {
        callback = null;
        context = null;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace Meanwhile;

/// <summary>
/// One kind of wait of a socket, for foreign code to await: used over and over, by one at a time. It ends on the loop's thread, within
/// the poller's call, or before its caller has begun to wait. Where the socket is closed or the token is cancelled it ends on the thread
/// pool, so that no foreign code runs within those calls, and also where the one who awaits has had the loop's thread for long enough.
/// </summary>
internal abstract class SocketOperation(LoopSocket socket) : IValueTaskSource<int>, IValueTaskSource, ISocketWait, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<int> outcome;
    private CancellationToken cancellation;
    private CancellationTokenRegistration registration;
    private Exception? failure;
    private int isUnderWay;

    protected LoopSocket Socket { get; } = socket;

    int IValueTaskSource<int>.GetResult(short token) => GetResult(token);

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => outcome.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        outcome.OnCompleted(continuation, state, token, flags);

    void ISocketWait.Ready()
    {
        NewsCame();
        TryOrWait();
    }

    void ISocketWait.LoopClosed() => FailOnPool(LoopClosedError());

    void IThreadPoolWorkItem.Execute()
    {
        if (failure is null)
        {
            NextTurn();
            TryOrWait();
            return;
        }

        registration.Dispose();
        outcome.SetException(failure);
    }

    /// <summary>The socket was closed, on whatever thread.</summary>
    internal void SocketClosed()
    {
        if (Socket.Readiness.TryTakeBack(this))
        {
            FailOnPool(ClosedError());
        }
    }

    /// <summary>Tries to do it.</summary>
    /// <returns>False if it must be waited for.</returns>
    /// <exception cref="IOException">It failed.</exception>
    protected abstract bool TryFinish(out int result);

    /// <summary>Enters itself where the news will be told.</summary>
    /// <returns>False if there is news: try again.</returns>
    protected abstract bool TryEnter(SocketReadiness readiness);

    /// <summary>What to say when the socket is closed under it.</summary>
    protected abstract Exception ClosedError();

    /// <summary>The one who awaits goes on elsewhere than on the loop's thread.</summary>
    protected virtual void NextTurn() { }

    /// <summary>There is news of the socket.</summary>
    protected virtual void NewsCame() { }

    /// <summary>What it worked on is let go.</summary>
    protected virtual void Forget() { }

    /// <summary>It is used from here on until its result is taken.</summary>
    /// <exception cref="InvalidOperationException">It is in use.</exception>
    protected void Take()
    {
        if (Interlocked.Exchange(ref isUnderWay, 1) != 0)
        {
            throw new InvalidOperationException($"This connection has a {GetType().Name} under way. Await it before the next.");
        }
    }

    /// <summary>It was not needed.</summary>
    protected void GiveBack()
    {
        Forget();
        Volatile.Write(ref isUnderWay, 0);
    }

    /// <summary>Waits for news, and tries then.</summary>
    protected short Begin(CancellationToken token)
    {
        var version = Prepare(token);
        Wait();
        return version;
    }

    /// <summary>Tries on the thread pool, and waits for news if there is nothing yet.</summary>
    protected short BeginOnPool(CancellationToken token)
    {
        var version = Prepare(token);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return version;
    }

    private short Prepare(CancellationToken token)
    {
        var version = outcome.Version;
        cancellation = token;
        if (token.CanBeCanceled)
        {
            // Before it can end: the end lets it go.
            registration = token.UnsafeRegister(static operation => ((SocketOperation)operation!).Cancelled(), this);
        }

        return version;
    }

    /// <summary>Takes the result, so that it can be used again.</summary>
    protected int GetResult(short token)
    {
        // A token of an earlier use is refused here, and leaves the present one as it is.
        if (outcome.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException($"This {GetType().Name} is not done yet. Await it.");
        }

        try
        {
            return outcome.GetResult(token);
        }
        finally
        {
            // At once, and not at the next use: a failure is not kept for as long as the connection is.
            outcome.Reset();
            cancellation = default;
            registration = default;
            failure = null;
            GiveBack();
        }
    }

    private void Cancelled()
    {
        if (Socket.Readiness.TryTakeBack(this))
        {
            FailOnPool(new OperationCanceledException(cancellation));
        }
    }

    private void FailOnPool(Exception reason)
    {
        failure = reason;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Wait()
    {
        if (!TryEnter(Socket.Readiness))
        {
            NewsCame();
            TryOrWait();
        }
        else if (EndedBefore() is { } reason && Socket.Readiness.TryTakeBack(this))
        {
            FailOnPool(reason);
        }
    }

    /// <summary>What came to be before this wait was there to be told of it.</summary>
    private Exception? EndedBefore() =>
        Socket.IsClosed ? ClosedError()
        : cancellation.IsCancellationRequested ? new OperationCanceledException(cancellation)
        : Socket.Readiness.IsLoopClosed ? LoopClosedError()
        : null;

    private static ObjectDisposedException LoopClosedError() => new(nameof(EventLoop), "The connection's event loop was closed.");

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is kept for the one who awaits.")]
    private void TryOrWait()
    {
        int result;
        try
        {
            if (!TryFinish(out result))
            {
                Wait();
                return;
            }
        }
        catch (Exception failed)
        {
            registration.Dispose();
            outcome.SetException(failed is ObjectDisposedException ? ClosedError() : failed);
            return;
        }

        registration.Dispose();
        outcome.SetResult(result);
    }
}

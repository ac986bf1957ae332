using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>
/// One call into the HTTP handler, as a future of the loop. When it is cancelled, the wait ends at once; the call itself ends
/// a little later, and only then does the request give up its connection. What it still brings is disposed.
/// </summary>
internal sealed class ForeignCall<T> : Future<T>, IRunsOutside, IAbortable
{
    private readonly Exchange exchange;
    private readonly RequestPhase phase;
    private readonly Task<T> call;

    internal ForeignCall(Exchange exchange, RequestPhase phase, Task<T> call)
        : base(exchange.Loop)
    {
        this.exchange = exchange;
        this.phase = phase;
        this.call = call;
        if (call.IsCompleted)
        {
            Take();
            return;
        }

        exchange.Began(this);
        using (ContextReplaced.ByNone())
        {
            call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Completed);
        }
    }

    internal override bool CancelPending(string? message)
    {
        base.CancelPending(message);
        exchange.Abort(AbortReason.Cancelled, message);
        return true;
    }

    void IAbortable.Abort(Exception reason)
    {
        if (!IsDone)
        {
            SetException(reason);
        }
    }

    void IReadyItem.Run()
    {
        using (ContextReplaced.ByNone())
        {
            Take();
            exchange.Ended(this);
        }
    }

    // The loop has closed: nobody waits any longer, and nothing may stay open.
    void IRunsOutside.RunOutside() => DisposeLate();

    internal override string Describe() => exchange.Describe();

    // Always in a turn of its own: a call may end in the middle of the abort that ends it.
    private void Completed()
    {
        if (EventLoop.RunningHere == Loop)
        {
            Loop.Ready.Enqueue(this);
        }
        else
        {
            Loop.Inbox.Add(this);
        }
    }

    private void Take()
    {
        if (IsDone)
        {
            DisposeLate();
        }
        else if (call.IsCompletedSuccessfully)
        {
#pragma warning disable RS0030 // The task is finished: nothing blocks.
            var brought = call.Result;
#pragma warning restore RS0030

            // The exchange has it before the coroutine goes on: what ends the request in between disposes it.
            exchange.Received(brought);
            SetResult(brought);
        }
        else
        {
            SetException(exchange.Translate(FailureOf(call), phase));
        }
    }

    private void DisposeLate()
    {
        if (!call.IsCompletedSuccessfully)
        {
            // Looked at, so that it is not reported as unobserved.
            _ = call.Exception;
            return;
        }

#pragma warning disable RS0030 // The task is finished: nothing blocks.
        (call.Result as IDisposable)?.Dispose();
#pragma warning restore RS0030
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is kept.")]
    private static Exception FailureOf(Task finished)
    {
        if (finished.Exception is { } failures)
        {
            return failures.InnerExceptions[0];
        }

        try
        {
#pragma warning disable RS0030 // The task is finished: nothing blocks.
            finished.GetAwaiter().GetResult();
#pragma warning restore RS0030
        }
        catch (Exception cancellation)
        {
            return cancellation;
        }

        throw new System.Diagnostics.UnreachableException();
    }
}

namespace Meanwhile;

public sealed partial class HttpSession
{
    // The loop's clock: a call into the handler that does not heed its end (a body that is sent from a stuck stream) is left behind.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private Exchange? first;
    private Future? allOver;
    private bool isDisposed;

    /// <summary>Ends what is in flight with an <see cref="ObjectDisposedException"/>, closes all connections, and waits until that is done.</summary>
    /// <exception cref="InvalidOperationException">The session is in use on another loop that runs.</exception>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (InFlight > 0 && EventLoop.CurrentOrNull is { Strand: not null } here)
        {
            allOver ??= new Future(here);
            var alarm = here.CallLater(LongestFarewell, GiveUpWaiting);
            await allOver;
            alarm.Cancel();
        }
    }

    /// <summary>Ends what is in flight with an <see cref="ObjectDisposedException"/> and closes all connections.</summary>
    /// <exception cref="InvalidOperationException">The session is in use on another loop that runs.</exception>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        if (loop is { IsRunning: true } && EventLoop.CurrentOrNull != loop)
        {
            throw Errors.WrongThread(loop, "HttpSession.Dispose");
        }

        isDisposed = true;
        for (var exchange = first; exchange is not null;)
        {
            var next = exchange.Next;
            exchange.Abort(AbortReason.SessionDisposed);
            exchange = next;
        }

        using (ContextReplaced.ByNone())
        {
            invoker.Dispose();
        }
    }

    /// <summary>A request begins.</summary>
    internal void Add(Exchange exchange)
    {
        InFlight++;
        exchange.Next = first;
        if (first is not null)
        {
            first.Previous = exchange;
        }

        first = exchange;
    }

    /// <summary>A request is over, and holds nothing any more.</summary>
    internal void Over(Exchange exchange)
    {
        InFlight--;
        if (exchange.Previous is { } previous)
        {
            previous.Next = exchange.Next;
        }
        else
        {
            first = exchange.Next;
        }

        if (exchange.Next is { } next)
        {
            next.Previous = exchange.Previous;
        }

        if (InFlight == 0)
        {
            GiveUpWaiting();
        }
    }

    private void GiveUpWaiting()
    {
        if (allOver is { IsDone: false })
        {
            allOver.SetResult();
        }
    }
}

namespace Meanwhile.Cli.Shells;

/// <summary>
/// Passes requests to stop on, until it is over: from then on they change nothing. When the second has had no effect for long, the
/// last resort is taken.
/// </summary>
internal sealed class StopRequests(Action stop, TimeSpan patience, Action lastResort) : IDisposable
{
    // Held while a request is passed on: once this is disposed, none is on its way any more.
    private readonly Lock gate = new();
    private Timer? timer;
    private int received;
    private bool isOver;

    /// <summary>One more request, on any thread.</summary>
    public void Receive()
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            received++;
            stop();
            if (received > 1)
            {
                timer ??= new Timer(_ => lastResort(), null, patience, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            timer?.Dispose();
        }
    }
}

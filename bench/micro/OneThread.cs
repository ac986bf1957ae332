namespace Meanwhile.Micro;

/// <summary>
/// What an <c>async Task</c> needs to stay on one thread, as small and as fast as it can be: what is posted waits in a list. An await
/// that ends on that thread goes on within the call that ended it, without a turn.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly object gate = new();
    private List<(SendOrPostCallback Callback, object? State)> coming = [];
    private List<(SendOrPostCallback Callback, object? State)> running = [];

    internal static T Run<T>(Func<Task<T>> main)
    {
        var before = Current;
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        try
        {
            // Everything that it awaits comes back here, and so it ends here.
            var task = main();
            while (!task.IsCompleted)
            {
                thread.RunTurn();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            coming.Add((d, state));
            if (coming.Count == 1)
            {
                Monitor.Pulse(gate);
            }
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    private void RunTurn()
    {
        lock (gate)
        {
            while (coming.Count == 0)
            {
                Monitor.Wait(gate);
            }

            (coming, running) = (running, coming);
        }

        foreach (var (callback, state) in running)
        {
            callback(state);
        }

        running.Clear();
    }
}

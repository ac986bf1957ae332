namespace Meanwhile;

/// <summary>With this a child of a task group's <c>Start</c> says that others may rely on it, and gives them a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ReadySignal<T>
{
    private readonly Future<T> ready;
    private bool called;

    internal ReadySignal(Future<T> ready)
    {
        this.ready = ready;
    }

    /// <summary>Lets whoever waits in <c>Start</c> go on with that value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It was called before, or the call comes from outside the running loop.</exception>
    public void Ready(T value)
    {
        if (called)
        {
            throw new InvalidOperationException("Ready was called before: a child is ready once.");
        }

        ready.Loop.RequireOwner(nameof(Ready));
        called = true;
        if (!ready.IsDone)
        {
            ready.SetResult(value);
        }
    }
}

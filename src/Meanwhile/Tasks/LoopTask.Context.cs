using System.ComponentModel;

namespace Meanwhile;

public partial class LoopTask
{
    /// <summary>The synchronization context of its code outside the scopes that this has entered.</summary>
    internal virtual SynchronizationContext OwnContext => this;

    /// <summary>The synchronization context in which its code runs.</summary>
    internal SynchronizationContext Context => details is null ? this : Scope.ContextOf(this, details.Scope);

    /// <summary>Brings foreign code that awaited inside this task back to the loop and to this task. Foreign awaits call it; may be called from any thread.</summary>
    /// <param name="d">What to run.</param>
    /// <param name="state">Its argument.</param>
    /// <exception cref="ArgumentNullException"><paramref name="d"/> is null.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        Loop.PostForeign(this, d, state);
    }

    /// <summary>Runs something in this task and waits for it. Called on the loop it runs at once, inside whatever task calls.</summary>
    /// <param name="d">What to run.</param>
    /// <param name="state">Its argument.</param>
    /// <exception cref="ArgumentNullException"><paramref name="d"/> is null.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        Loop.SendForeign(this, d, state);
    }

    /// <summary>The task itself: a context is not copied.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override SynchronizationContext CreateCopy() => this;
}

namespace Meanwhile.Interleavings;

/// <summary>How an await of a <see cref="Task"/> is written. Of a <see cref="ValueTask"/> there are fewer.</summary>
internal enum Form
{
    /// <summary>Just so.</summary>
    Plain,

    /// <summary><c>ConfigureAwait(true)</c>.</summary>
    OnContext,

    /// <summary><c>ConfigureAwait(false)</c>.</summary>
    NotOnContext,

    /// <summary><see cref="ConfigureAwaitOptions.None"/>.</summary>
    Nothing,

    /// <summary><see cref="ConfigureAwaitOptions.ForceYielding"/>.</summary>
    Forced,

    /// <summary>The same, and back on the context.</summary>
    ForcedOnContext,

    /// <summary><see cref="ConfigureAwaitOptions.SuppressThrowing"/>.</summary>
    Silent,

    /// <summary>The same, and back on the context.</summary>
    SilentOnContext,

    /// <summary>As a <see cref="ValueTask"/> over the task.</summary>
    AsValue,

    /// <summary>As such, with <c>ConfigureAwait(false)</c>.</summary>
    AsValueNotOnContext,

    /// <summary>As a coroutine.</summary>
    AsCoroutine,

    /// <summary>Gathered.</summary>
    Gathered,

    /// <summary>As a task of the loop that awaits it, which is awaited.</summary>
    AsTask,

    /// <summary>As such, which is waited for and not cancelled.</summary>
    Waited,

    /// <summary>As such, taken as completed.</summary>
    AsCompleted,
}

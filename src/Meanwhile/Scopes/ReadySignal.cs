namespace Meanwhile;

/// <summary>With this a child of <see cref="TaskGroup.Start(Func{ReadySignal, Coroutine}, string?, string, int)"/> says that others may rely on it.</summary>
public sealed class ReadySignal
{
    private readonly ReadySignal<VoidResult> signal;

    internal ReadySignal(ReadySignal<VoidResult> signal)
    {
        this.signal = signal;
    }

    /// <summary>Lets whoever waits in <c>Start</c> go on.</summary>
    /// <exception cref="InvalidOperationException">It was called before, or the call comes from outside the running loop.</exception>
    public void Ready() => signal.Ready(default);
}

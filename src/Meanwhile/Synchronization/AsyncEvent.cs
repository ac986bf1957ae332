namespace Meanwhile;

/// <summary>A flag that tasks wait for. Setting it wakes all of them. As <c>asyncio.Event</c>.</summary>
/// <remarks>It belongs to the loop that makes it. Made where no loop runs it may be set before any does, and belongs to the first that uses it.</remarks>
/// <param name="name">What messages and the task tree call it.</param>
public sealed class AsyncEvent(string? name = null)
{
    private readonly WaitLine<VoidResult> line = new();
    private LoopBinding binding = LoopBinding.Here;

    // What it stands for, where another primitive is made of it.
    private readonly Func<string>? description;

    /// <summary>Makes one that may be set.</summary>
    internal AsyncEvent(Func<string> description, bool isSet)
        : this((string?)null)
    {
        this.description = description;
        IsSet = isSet;
    }

    /// <summary>Whether it is set.</summary>
    public bool IsSet { get; private set; }

    /// <summary>How many wait for it.</summary>
    public int WaitingCount => line.Count;

    /// <summary>Waits until it is set. Without waiting if it is.</summary>
    /// <remarks>All who wait when it is set go on, also where it is cleared at once after that.</remarks>
    /// <exception cref="InvalidOperationException">
    /// It belongs to another loop, or by the await: no event loop runs on this thread.
    /// </exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited.</exception>
    public Coroutine Wait()
    {
        var wait = Waiting.On(this, binding.BindIfRunning(this));
        return new Coroutine(wait, wait.Token);
    }

    /// <summary>Sets it, and wakes all who wait. No effect if it is set.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Set()
    {
        using (binding.Use(this, nameof(Set)))
        {
            if (!IsSet)
            {
                IsSet = true;
                line.WakeMany(int.MaxValue);
            }
        }
    }

    /// <summary>Takes it back: from here on <see cref="Wait"/> waits.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Clear()
    {
        using (binding.Use(this, nameof(Clear)))
        {
            IsSet = false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => description?.Invoke() ?? Named;

    private string Named => name is null ? "event" : $"event '{name}'";

    private sealed class Waiting : Waiter<VoidResult, Waiting>
    {
        private AsyncEvent flag = null!;

        internal override string Name => "AsyncEvent.Wait";

        protected override WaitLine<VoidResult> Line => flag.line;

        internal static Waiting On(AsyncEvent flag, EventLoop? running)
        {
            var wait = Rent(running);
            wait.flag = flag;
            return wait;
        }

        protected override bool TryTake(EventLoop loop, out VoidResult taken)
        {
            flag.binding.Bind(flag, loop);
            taken = default;
            return flag.IsSet;
        }

        protected override bool TakeWoken(EventLoop loop, out VoidResult taken)
        {
            taken = default;
            return true;
        }

        // Whoever waited for the event was woken too.
        protected override void PassOn() { }

        protected override string Describe() => flag.ToString();

        protected override void Forget() => flag = null!;
    }
}

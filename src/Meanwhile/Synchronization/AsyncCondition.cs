namespace Meanwhile;

/// <summary>
/// A lock, and a place to wait in for what others do under it. As <c>asyncio.Condition</c>.
/// </summary>
/// <example>
/// <code>
/// using (await filled.Acquire())
/// {
///     await filled.WaitFor(() => items.Count > 0);
///     …
/// }
/// </code>
/// </example>
/// <param name="gate">The lock, where several conditions share one; without it the condition has its own.</param>
/// <param name="name">What messages and the task tree call it.</param>
public sealed class AsyncCondition(AsyncLock? gate = null, string? name = null)
{
    private readonly AsyncLock gate = gate ?? new AsyncLock(name);
    private readonly WaitLine<VoidResult> line = new();
    private LoopBinding binding = LoopBinding.Here;

    // What a wait for it stands for, where another primitive is made of it.
    private readonly Func<string>? description;

    internal AsyncCondition(string name, Func<string> description)
        : this(null, name)
    {
        this.description = description;
    }

    /// <summary>Whether a task holds its lock.</summary>
    public bool IsLocked => gate.IsLocked;

    /// <summary>How many wait to be notified.</summary>
    public int WaitingCount => line.Count;

    /// <summary>Takes its lock, as <see cref="AsyncLock.Acquire"/>.</summary>
    /// <returns>A coroutine that gives the holder: <c>using (await condition.Acquire())</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// It belongs to another loop, or by the await: no event loop runs on this thread.
    /// </exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited.</exception>
    public Coroutine<AsyncLock.Holder> Acquire()
    {
        binding.BindIfRunning(this);
        return gate.Acquire();
    }

    /// <summary>Gives its lock back, as <see cref="AsyncLock.Release"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds it, it belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Release() => gate.Release();

    /// <summary>
    /// Gives the lock back, waits to be notified, and takes the lock again. It may return without cause: look again at what you
    /// wait for, or use <see cref="WaitFor"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">By the await: nobody holds the lock, or it belongs to another loop.</exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited; it holds the lock again all the same.</exception>
    public async Coroutine Wait()
    {
        var loop = binding.Bind(this);
        if (!gate.IsLocked)
        {
            throw new InvalidOperationException($"cannot wait on un-acquired lock: {this} is waited for without its lock. Wait inside using (await condition.Acquire()).");
        }

        var turn = gate.Suspend();
        try
        {
            try
            {
                var notice = Notice.Of(this, loop);
                await new Coroutine(notice, notice.Token);
            }
            finally
            {
                await TakeLockAgain(turn);
            }
        }
        catch
        {
            // It may have been notified just then, and cannot heed it: another one is told instead.
            line.WakeMany(1);
            throw;
        }
    }

    /// <summary>Waits until something holds, asking each time it is notified. The lock is held while it asks and when it returns.</summary>
    /// <param name="predicate">What is to hold.</param>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    /// <exception cref="InvalidOperationException">By the await: nobody holds the lock, or it belongs to another loop.</exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited; it holds the lock again all the same.</exception>
    public Coroutine WaitFor(Func<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return WaitFor(predicate);

        async Coroutine WaitFor(Func<bool> predicate)
        {
            while (!predicate())
            {
                await Wait();
            }
        }
    }

    /// <summary>Wakes some of those who wait; each goes on when it has the lock.</summary>
    /// <param name="count">How many, at most.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">Nobody holds the lock, it belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Notify(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        using (binding.Use(this, nameof(Notify)))
        {
            if (!gate.IsLocked)
            {
                throw new InvalidOperationException($"cannot notify on un-acquired lock: {this} is notified without its lock. Notify inside using (await condition.Acquire()).");
            }

            line.WakeMany(count);
        }
    }

    /// <summary>Wakes all who wait; one after the other goes on when it has the lock.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds the lock, it belongs to another loop, or the call comes from outside its running loop.</exception>
    public void NotifyAll() => Notify(int.MaxValue);

    /// <inheritdoc/>
    public override string ToString() => name is null ? "condition" : $"condition '{name}'";

    /// <summary>Binds to the running loop on behalf of what is made of it, or refuses a call from elsewhere.</summary>
    internal OutsideUse Use(object what, string call) => binding.Use(what, call);

    /// <summary>Binds to the running loop on behalf of what is made of it.</summary>
    internal void Bind(object what) => binding.Bind(what);

    /// <summary>Wakes all who wait, on behalf of who need not hold the lock.</summary>
    internal void WakeAll() => line.WakeMany(int.MaxValue);

    // However often the task is cancelled meanwhile: the code above holds the lock, and will give it back.
    private async Coroutine TakeLockAgain(long turn)
    {
        CancelledException? cancelled = null;
        while (true)
        {
            try
            {
                await gate.Acquire();
                break;
            }
            catch (CancelledException cancellation)
            {
                cancelled = cancellation;
            }
        }

        gate.TakeUp(turn);
        if (cancelled is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cancelled);
        }
    }

    private sealed class Notice : Waiter<VoidResult, Notice>
    {
        private AsyncCondition condition = null!;

        internal override string Name => "AsyncCondition.Wait";

        protected override WaitLine<VoidResult> Line => condition.line;

        internal static Notice Of(AsyncCondition condition, EventLoop? running)
        {
            var notice = Rent(running);
            notice.condition = condition;
            return notice;
        }

        protected override bool TryTake(EventLoop loop, out VoidResult taken)
        {
            taken = default;
            return false;
        }

        protected override bool TakeWoken(EventLoop loop, out VoidResult taken)
        {
            taken = default;
            return true;
        }

        // Wait tells another one, once it has the lock again.
        protected override void PassOn() { }

        protected override string Describe() => condition.description?.Invoke() ?? condition.ToString();

        protected override void Forget() => condition = null!;
    }
}

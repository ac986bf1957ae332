namespace Meanwhile;

/// <summary>
/// Lets so many at a time into a part of the program. First come, first served. As <c>asyncio.Semaphore</c> and
/// <c>BoundedSemaphore</c>.
/// </summary>
/// <remarks>
/// It belongs to the loop that makes it, or made where no loop runs, to the first that uses it. Where each of many items is to be
/// worked on, the <c>limit</c> of <c>Async.Map</c> or of a <see cref="TaskGroup"/> is simpler.
/// </remarks>
/// <example><code>using (await places.Acquire()) { … }</code></example>
public sealed partial class AsyncSemaphore
{
    private readonly WaitLine<Holder> line = new();
    private readonly string? name;
    private readonly int most;
    private LoopBinding binding = LoopBinding.Here;

    /// <summary>Makes one.</summary>
    /// <param name="count">How many may enter at once; 0 lets nobody in before the first <see cref="Release"/>.</param>
    /// <param name="bounded">Whether a release beyond that count is refused, as it always is a mistake where each release has its acquire.</param>
    /// <param name="name">What messages and the task tree call it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public AsyncSemaphore(int count = 1, bool bounded = false, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CurrentCount = count;
        most = bounded ? count : int.MaxValue;
        this.name = name;
    }

    /// <summary>How many more may enter now.</summary>
    public int CurrentCount { get; private set; }

    /// <summary>Whether the next one has to wait.</summary>
    public bool IsLocked => CurrentCount == 0 || line.HasAnyInTurn;

    /// <summary>How many wait.</summary>
    public int WaitingCount => line.Count;

    /// <summary>Waits for a place and takes it.</summary>
    /// <returns>A coroutine that gives the holder, whose <c>Dispose</c> gives the place back: <c>using (await places.Acquire())</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// It belongs to another loop, or by the await: no event loop runs on this thread.
    /// </exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited; it has no place then.</exception>
    public Coroutine<Holder> Acquire()
    {
        var wait = Wait.For(this, binding.BindIfRunning(this));
        return new Coroutine<Holder>(wait, wait.Token);
    }

    /// <summary>Takes a place if that needs no wait.</summary>
    /// <returns>Whether it was taken; <see cref="Release"/> gives it back.</returns>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or it belongs to another loop.</exception>
    public bool TryAcquire()
    {
        binding.Bind(this);
        if (IsLocked)
        {
            return false;
        }

        CurrentCount--;
        return true;
    }

    /// <summary>Gives a place back, and wakes the task that has waited longest.</summary>
    /// <exception cref="InvalidOperationException">
    /// It is bounded and all places are free, it belongs to another loop, or the call comes from outside its running loop.
    /// </exception>
    public void Release()
    {
        using (binding.Use(this, nameof(Release)))
        {
            isReleasedByHand = true;
            GiveBack();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => name is null ? "semaphore" : $"semaphore '{name}'";

    /// <summary>Those that wait for a place.</summary>
    internal WaitLine<Holder> Line => line;

    private void GiveBack()
    {
        if (CurrentCount >= most)
        {
            throw new InvalidOperationException($"{this} was released too many times: all of its {most} places are free. Release it once for each Acquire.");
        }

        CurrentCount++;
        WakeOne();
    }

    // The place is taken on behalf of the one who is woken.
    private bool WakeOne()
    {
        if (!line.WakeOne())
        {
            return false;
        }

        CurrentCount--;
        return true;
    }

    // More may have come free than were woken for.
    private void WakeMore()
    {
        while (CurrentCount > 0 && WakeOne()) { }
    }

    private sealed class Wait : Waiter<Holder, Wait>
    {
        private AsyncSemaphore semaphore = null!;

        internal override string Name => "AsyncSemaphore.Acquire";

        protected override WaitLine<Holder> Line => semaphore.line;

        internal static Wait For(AsyncSemaphore semaphore, EventLoop? running)
        {
            var wait = Rent(running);
            wait.semaphore = semaphore;
            return wait;
        }

        protected override bool TryTake(EventLoop loop, out Holder taken)
        {
            semaphore.binding.Bind(semaphore, loop);
            if (semaphore.IsLocked)
            {
                taken = default;
                return false;
            }

            semaphore.CurrentCount--;
            taken = semaphore.NewHolder();
            return true;
        }

        protected override bool TakeWoken(EventLoop loop, out Holder taken)
        {
            taken = semaphore.NewHolder();
            semaphore.WakeMore();
            return true;
        }

        protected override void GaveUp() => semaphore.WakeMore();

        protected override void PassOn()
        {
            semaphore.CurrentCount++;
            semaphore.WakeMore();
        }

        protected override string Describe() => $"{semaphore} with {semaphore.CurrentCount} free";

        protected override void Forget() => semaphore = null!;
    }
}

namespace Meanwhile;

/// <summary>
/// Lets one task at a time into a part of the program that awaits. First come, first served. As <c>asyncio.Lock</c>.
/// </summary>
/// <remarks>
/// Code between two awaits is never interrupted by other code of its loop, so what does not await needs no lock. A lock
/// belongs to the loop that makes it, or made where no loop runs, to the first that uses it. It is not reentrant.
/// </remarks>
/// <example><code>using (await gate.Acquire()) { … }</code></example>
/// <param name="name">What messages and the task tree call it.</param>
public sealed partial class AsyncLock(string? name = null)
{
    private readonly WaitLine<Holder> line = new();
    private LoopBinding binding = LoopBinding.Here;
    private LoopTask? owner;

    // Each time it is taken is a turn of its own, so that a holder from before is told from the one of now.
    private long turn;
    private long lastTurn;

    /// <summary>Whether a task holds it.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>How many wait for it.</summary>
    public int WaitingCount => line.Count;

    /// <summary>Waits until it is free, and takes it. Without waiting if it is free and nobody else is in line.</summary>
    /// <returns>A coroutine that gives the holder, whose <c>Dispose</c> releases the lock: <c>using (await gate.Acquire())</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// It belongs to another loop, or by the await: no event loop runs on this thread.
    /// </exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited; it does not hold the lock then.</exception>
    public Coroutine<Holder> Acquire()
    {
        var wait = Wait.Of(this, binding.BindIfRunning(this));
        return new Coroutine<Holder>(wait, wait.Token);
    }

    /// <summary>Takes it if that needs no wait.</summary>
    /// <returns>Whether it was taken; <see cref="Release"/> gives it back.</returns>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or it belongs to another loop.</exception>
    public bool TryAcquire()
    {
        var loop = binding.Bind(this);
        if (IsLocked || line.HasAnyInTurn)
        {
            return false;
        }

        Take(loop);
        return true;
    }

    /// <summary>Gives it back, and wakes the task that has waited longest.</summary>
    /// <exception cref="InvalidOperationException">Nobody holds it, it belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Release()
    {
        using (binding.Use(this, nameof(Release)))
        {
            if (!IsLocked)
            {
                throw new InvalidOperationException($"Lock is not acquired: {this} was released without being held. Release it once for each Acquire.");
            }

            IsLocked = false;
            owner = null;
            WakeFirst();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => name is null ? "lock" : $"lock '{name}'";

    /// <summary>Releases it for a while on behalf of the one who holds it.</summary>
    /// <returns>The turn to be taken up again.</returns>
    internal long Suspend()
    {
        var suspended = turn;
        Release();
        return suspended;
    }

    /// <summary>Takes the turn up again, after the lock was acquired anew: the holder from before holds it further.</summary>
    internal void TakeUp(long suspended) => turn = suspended;

    private Holder Take(EventLoop loop)
    {
        IsLocked = true;
        owner = loop.Strand?.Owner;
        turn = ++lastTurn;
        return new Holder(this, turn);
    }

    private void WakeFirst()
    {
        // As in CPython only the first is looked at: one that was cancelled wakes the next when it goes on.
        if (line.First is { IsWaiting: true } first)
        {
            first.Wake();
        }
    }

    private string DescribeHolder() => owner is null ? ToString() : $"{this} held by {owner.Describe()}";

    /// <summary>Holds the lock until it is disposed.</summary>
    public readonly struct Holder : IDisposable, IEquatable<Holder>
    {
        private readonly AsyncLock? gate;
        private readonly long turn;

        internal Holder(AsyncLock gate, long turn)
        {
            this.gate = gate;
            this.turn = turn;
        }

        /// <summary>Releases the lock, unless that was done already: what others hold by now stays theirs.</summary>
        /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
        public void Dispose()
        {
            if (gate is { IsLocked: true } && gate.turn == turn)
            {
                gate.Release();
            }
        }

        /// <summary>Whether both stand for the same turn at the same lock.</summary>
        public bool Equals(Holder other) => ReferenceEquals(gate, other.gate) && turn == other.turn;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Holder other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(gate, turn);

        /// <summary>Whether both stand for the same turn at the same lock.</summary>
        public static bool operator ==(Holder left, Holder right) => left.Equals(right);

        /// <summary>Whether they stand for different turns.</summary>
        public static bool operator !=(Holder left, Holder right) => !left.Equals(right);
    }

    private sealed class Wait : Waiter<Holder, Wait>
    {
        private AsyncLock gate = null!;

        internal override string Name => "AsyncLock.Acquire";

        protected override WaitLine<Holder> Line => gate.line;

        internal static Wait Of(AsyncLock gate, EventLoop? running)
        {
            var wait = Rent(running);
            wait.gate = gate;
            return wait;
        }

        protected override bool TryTake(EventLoop loop, out Holder taken)
        {
            gate.binding.Bind(gate, loop);
            if (gate.IsLocked || gate.line.HasAnyInTurn)
            {
                taken = default;
                return false;
            }

            taken = gate.Take(loop);
            return true;
        }

        protected override bool TakeWoken(EventLoop loop, out Holder taken)
        {
            taken = gate.Take(loop);
            return true;
        }

        protected override void GaveUp()
        {
            if (!gate.IsLocked)
            {
                gate.WakeFirst();
            }
        }

        protected override void PassOn() => gate.WakeFirst();

        protected override string Describe() => gate.DescribeHolder();

        protected override void Forget() => gate = null!;
    }
}

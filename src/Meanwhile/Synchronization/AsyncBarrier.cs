namespace Meanwhile;

/// <summary>
/// Lets a number of tasks go on together: each waits until all have come. Then it serves the next such group. As
/// <c>asyncio.Barrier</c>.
/// </summary>
public sealed class AsyncBarrier
{
    private readonly AsyncCondition changed;
    private readonly string? name;

    // Kept: a wait is to allocate nothing.
    private readonly Func<bool> isOpen;
    private readonly Func<bool> isOver;
    private State state;
    private int inside;

    /// <summary>Makes one.</summary>
    /// <param name="parties">How many go on together.</param>
    /// <param name="name">What messages and the task tree call it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is less than 1.</exception>
    public AsyncBarrier(int parties, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        Parties = parties;
        this.name = name;
        isOpen = () => state is not (State.Draining or State.Resetting);
        isOver = () => state != State.Filling;
        changed = new AsyncCondition(
            name is null ? "of a barrier" : $"of barrier '{name}'",
            () => $"{this} ({inside} of {Parties})"
        );
    }

    private enum State
    {
        Filling,
        Draining,
        Resetting,
        Broken,
    }

    /// <summary>How many go on together.</summary>
    public int Parties { get; }

    /// <summary>How many have come and wait for the rest.</summary>
    public int WaitingCount => state == State.Filling ? inside : 0;

    /// <summary>Whether it was aborted.</summary>
    public bool IsBroken => state == State.Broken;

    /// <summary>Waits until all have come. A task that is cancelled while it waits leaves, and the rest wait on.</summary>
    /// <returns>Which of them this one was, from 0.</returns>
    /// <exception cref="BrokenBarrierException">By the await: it was aborted, or reset while this one waited.</exception>
    /// <exception cref="InvalidOperationException">By the await: it belongs to another loop, or no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited.</exception>
    public async Coroutine<int> Wait()
    {
        changed.Bind(this);
        using (await changed.Acquire())
        {
            // The group before is still leaving.
            await changed.WaitFor(isOpen);
            if (state == State.Broken)
            {
                throw new BrokenBarrierException($"{this} was aborted.");
            }

            try
            {
                var index = inside++;
                if (inside == Parties)
                {
                    state = State.Draining;
                    changed.NotifyAll();
                    return index;
                }

                await changed.WaitFor(isOver);
                return state is State.Broken or State.Resetting
                    ? throw new BrokenBarrierException($"{this} was {(state == State.Broken ? "aborted" : "reset")} while a task waited at it.")
                    : index;
            }
            finally
            {
                inside--;
                LetNextGroupIn();
            }
        }
    }

    /// <summary>Makes all who wait fail, and the barrier empty and fit for use again.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Reset()
    {
        using (changed.Use(this, nameof(Reset)))
        {
            state = inside > 0 ? State.Resetting : State.Filling;
            changed.WakeAll();
        }
    }

    /// <summary>Makes all who wait fail, and all who come, until it is <see cref="Reset"/>.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Abort()
    {
        using (changed.Use(this, nameof(Abort)))
        {
            state = State.Broken;
            changed.WakeAll();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => name is null ? "barrier" : $"barrier '{name}'";

    private void LetNextGroupIn()
    {
        if (inside == 0)
        {
            if (state is State.Resetting or State.Draining)
            {
                state = State.Filling;
            }

            changed.WakeAll();
        }
    }
}

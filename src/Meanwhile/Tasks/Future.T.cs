using System.ComponentModel;
using System.Diagnostics;

namespace Meanwhile;

/// <summary>A value that is not there yet; see <see cref="Future"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Future<T> : Future, IAwaitable<T>, IResult<T>
{
    private T? result;

    /// <summary>Makes a pending future of the running loop.</summary>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread.</exception>
    public Future() { }

    /// <summary>Makes a pending future of that loop.</summary>
    /// <param name="loop">The loop whose tasks will await it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loop"/> is null.</exception>
    public Future(EventLoop loop)
        : base(loop) { }

    /// <summary>The value, if it is there.</summary>
    /// <exception cref="InvalidStateException">It is not done.</exception>
    /// <exception cref="CancelledException">It was cancelled.</exception>
    /// <exception cref="System.Exception">What it failed with, that very object.</exception>
    public T Result
    {
        get
        {
            ThrowIfUnsuccessful();
            return result!;
        }
    }

    /// <summary>Makes it done with a value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidStateException">It is done already.</exception>
    /// <exception cref="InvalidOperationException">The call comes from outside its running loop.</exception>
    public void SetResult(T value)
    {
        PrepareToSet(nameof(SetResult));
        result = value;
        FinishSucceeded();
    }

    private protected override void RequireSettable(string what)
    {
        if (what == nameof(SetResult))
        {
            throw new InvalidOperationException($"SetResult needs a value here: the future has results of type {typeof(T)}.");
        }
    }

    /// <summary>Begins an await. The compiler calls it.</summary>
    /// <exception cref="InvalidOperationException">It belongs to a loop other than the running one.</exception>
    public new Awaiter GetAwaiter()
    {
        RequireAwaitable();
        return new Awaiter(this);
    }

    IAwaiter<T> IAwaitable<T>.GetAwaiter() => GetAwaiter();

    /// <summary>Awaits a <see cref="Future{T}"/> on behalf of the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new readonly struct Awaiter : IAwaiter<T>, ILoopAwaiter
    {
        private readonly Future<T> future;

        internal Awaiter(Future<T> future)
        {
            this.future = future;
        }

        /// <inheritdoc/>
        public bool IsCompleted => future.IsDone;

        /// <inheritdoc/>
        /// <exception cref="InvalidStateException">The future is not done.</exception>
        [StackTraceHidden]
        public T GetResult() => future.Result;

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => Branch.Open(future, continuation, flowContext: true);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => Branch.Open(future, continuation, flowContext: false);

        void ILoopAwaiter.Park(Resumable awaiting) => future.Loop.Park(awaiting, future);
    }
}

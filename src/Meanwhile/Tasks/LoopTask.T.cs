using System.ComponentModel;
using System.Diagnostics;

namespace Meanwhile;

/// <summary>A coroutine that runs on its own and ends with a value; see <see cref="LoopTask"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class LoopTask<T> : LoopTask, IAwaitable<T>, IResult<T>
{
    private T? result;

    private LoopTask(EventLoop loop, CoroutineSource root, string? name, string file, int line)
        : base(loop, root, name, file, line) { }

    /// <summary>The value, if the task is done.</summary>
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

    /// <summary>Begins an await. The compiler calls it.</summary>
    /// <exception cref="InvalidOperationException">It belongs to a loop other than the running one.</exception>
    public new Awaiter GetAwaiter()
    {
        RequireAwaitable();
        return new Awaiter(this);
    }

    IAwaiter<T> IAwaitable<T>.GetAwaiter() => GetAwaiter();

    /// <summary>The task for code that wants a <see cref="Task{TResult}"/>. It ends as this one does: a cancel is a cancel there, and so is a failure with an <see cref="OperationCanceledException"/>, as of an async method. A failure is then for whoever has that <see cref="Task"/>, and not told as one that nobody looked at.</summary>
    public new Task<T> AsTask() => Bridged<T>();

    internal static LoopTask<T> Create(EventLoop loop, Coroutine<T> coroutine, string? name, string file, int line) =>
        new(loop, Root(loop, coroutine.Source, coroutine.Token), name, file, line);

    internal override void ReportDropped()
    {
        if (TakeKeptResult())
        {
            Dropped<T>.Report(this, null, result);
        }
    }

    private protected override void TakeOutcome(CoroutineSource root)
    {
        var failure = ((CoroutineSource<T>)root).TakeOutcome(out result);
        if (!TakeFailure(failure, root))
        {
            FinishSucceeded();
        }
    }

    /// <summary>Awaits a <see cref="LoopTask{T}"/> on behalf of the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new readonly struct Awaiter : IAwaiter<T>, ILoopAwaiter
    {
        private readonly LoopTask<T> task;

        internal Awaiter(LoopTask<T> task)
        {
            this.task = task;
        }

        /// <inheritdoc/>
        public bool IsCompleted => task.IsDone;

        /// <inheritdoc/>
        /// <exception cref="InvalidStateException">The task is not done.</exception>
        [StackTraceHidden]
        public T GetResult() => task.Result;

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => Branch.Open(task, continuation, flowContext: true);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => Branch.Open(task, continuation, flowContext: false);

        void ILoopAwaiter.Park(Resumable awaiting) => task.Loop.Park(awaiting, task);
    }
}

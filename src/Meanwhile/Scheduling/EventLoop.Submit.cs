using System.Runtime.CompilerServices;

namespace Meanwhile;

public sealed partial class EventLoop
{
    /// <summary>Runs a coroutine on this loop, from any thread. As asyncio's <c>run_coroutine_threadsafe</c>.</summary>
    /// <param name="start">Makes the coroutine; it is called on the loop.</param>
    /// <param name="cancellationToken">Cancels the task that runs it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A task for the other thread, which ends as the coroutine does. Its failure is for whoever has it, and not reported by the loop.</returns>
    /// <remarks>
    /// When the main coroutine has ended, what was submitted is cancelled like all that is left; what is submitted meanwhile, as by clean-up, runs. Once the tasks that were left and
    /// the work on threads have ended, further submissions are refused: other threads cannot keep the loop from closing. A task
    /// that the loop leaves undone ends with an <see cref="InvalidOperationException"/> when it closes.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="start"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or winds up and takes no more.</exception>
    public Task Submit(
        Func<Coroutine> start,
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(start);
        return Submit(new Submission<VoidResult>(this, () => Async.CreateTask(start(), null, false, file, line), static _ => default, cancellationToken));
    }

    /// <summary>Runs a coroutine on this loop, from any thread, and gives its value. As asyncio's <c>run_coroutine_threadsafe</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="start">Makes the coroutine; it is called on the loop.</param>
    /// <param name="cancellationToken">Cancels the task that runs it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A task for the other thread, which ends as the coroutine does. Its failure is for whoever has it, and not reported by the loop.</returns>
    /// <remarks>
    /// When the main coroutine has ended, what was submitted is cancelled like all that is left; what is submitted meanwhile, as by clean-up, runs. Once the tasks that were left and
    /// the work on threads have ended, further submissions are refused: other threads cannot keep the loop from closing. A task
    /// that the loop leaves undone ends with an <see cref="InvalidOperationException"/> when it closes.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="start"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or winds up and takes no more.</exception>
    public Task<T> Submit<T>(
        Func<Coroutine<T>> start,
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(start);
        return Submit(
            new Submission<T>(this, () => Async.CreateTask(start(), null, false, file, line), static task => ((LoopTask<T>)task).Result, cancellationToken)
        );
    }

    private Task<T> Submit<T>(Submission<T> submission)
    {
        RequireOpen();
        if (refusesSubmissions)
        {
            throw Errors.LoopWindsUp(this);
        }

        submission.HeedToken();
        if (!Inbox.Add(submission))
        {
            submission.ForgetToken();
            throw Errors.LoopClosed(this);
        }

        return submission.Task;
    }

    private sealed class Submission<T> : IRunsOutside, IOutsideObserver
    {
        private readonly EventLoop loop;
        private readonly Func<LoopTask> start;
        private readonly Func<LoopTask, T> result;
        private readonly CancellationToken token;
        private readonly ExecutionContext? context;
        private CancellationTokenRegistration registration;

        // The other side's continuations must not run on the loop's thread.
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private LoopTask? task;

        internal Submission(EventLoop loop, Func<LoopTask> start, Func<LoopTask, T> result, CancellationToken token)
        {
            this.loop = loop;
            this.start = start;
            this.result = result;
            this.token = token;
            context = loop.CaptureContext();
        }

        internal Task<T> Task => completion.Task;

        /// <summary>From here on the token cancels what was submitted.</summary>
        internal void HeedToken() =>
            registration = token.UnsafeRegister(static self => ((Submission<T>)self!).CancelFromOutside(), this);

        /// <summary>The loop has not taken it: it must not stay with a token that may live long.</summary>
        internal void ForgetToken() => registration.Dispose();

        public void Run()
        {
            if (loop.refusesSubmissions)
            {
                // It was taken before, and is ended like the rest: others may have submitted very many.
                completion.TrySetCanceled();
                registration.Dispose();
                return;
            }

            if (token.IsCancellationRequested)
            {
                completion.TrySetCanceled(token);
                registration.Dispose();
                return;
            }

            if (loop.RunCallback(static self => ((Submission<T>)self!).Start(), this, context) is { } failure)
            {
                // What the factory throws is the submitter's to see.
                completion.TrySetException(failure);
                registration.Dispose();
            }
        }

        private void Start()
        {
            task = start();
            task.AddObserver(this);
        }

        public void Done(Future future)
        {
            Tell(future);
            registration.Dispose();
        }

        private void Tell(Future future)
        {
            if (future.IsCancelled)
            {
                // Unlike TrySetException it makes a cancelled task, and unlike TrySetCanceled it keeps the reason.
                completion.TrySetFromTask(new TaskBridge<T>(future).Task);
            }
            else if (future.Exception is { } failure)
            {
                completion.TrySetException(failure);
            }
            else
            {
                completion.TrySetResult(result(task!));
            }
        }

        public void RunOutside() => LoopClosed();

        public void LoopClosed()
        {
            completion.TrySetException(Errors.LoopClosed(loop));
            registration.Dispose();
        }

        private void CancelFromOutside() => loop.Inbox.Add(new Cancellation(this));

        private sealed class Cancellation(Submission<T> submission) : IReadyItem
        {
            public void Run()
            {
                if (submission.task is { } running)
                {
                    running.Cancel();
                }
            }
        }
    }
}

namespace Meanwhile;

internal sealed partial class WorkerThreads
{
    /// <summary>A piece of work: first run on a thread, then on the loop to bring its result.</summary>
    private abstract class WorkItem(WorkerThreads owner, ThreadCrew crew) : ThreadWork, IRunsOutside
    {
        private int taken;

        /// <summary>Whoever is first: the thread that runs it, or the cancel that keeps it from running.</summary>
        protected bool Take() => Interlocked.Exchange(ref taken, 1) == 0;

        /// <summary>Hands it to the threads.</summary>
        /// <returns>False if they take none.</returns>
        internal bool TryStart() => crew.TryAdd(this);

        /// <summary>Nobody wants it any longer: if no thread has begun it, it never runs.</summary>
        internal void Withdraw()
        {
            if (Take() && crew.Withdraw(this))
            {
                Over();
            }
        }

        /// <summary>It is over, and the loop is told.</summary>
        protected void Over() => owner.loop.Inbox.Add(this);

        public void Run()
        {
            owner.Finished();
            Deliver();
        }

        public abstract void RunOutside();

        protected abstract void Deliver();
    }

    /// <summary>The result of work. To cancel it keeps work that no thread has begun from running.</summary>
    private sealed class WorkFuture<T>(WorkItem<T> item, EventLoop loop) : Future<T>(loop)
    {
        internal override bool CancelPending(string? message)
        {
            item.Withdraw();
            return base.CancelPending(message);
        }

        internal override string Describe() => "work on a thread";
    }

    private class WorkItem<T> : WorkItem
    {
        private readonly Func<T>? work;
        private readonly ExecutionContext? context = LoopMark.CaptureForOwnThreads();
        private T? result;
        private Exception? failure;

        internal WorkItem(WorkerThreads owner, ThreadCrew crew, Func<T>? work)
            : base(owner, crew)
        {
            this.work = work;
            Future = new WorkFuture<T>(this, owner.loop);
        }

        internal Future<T> Future { get; }

        internal override void RunOnThread(ExecutionContext plain)
        {
            if (!Take())
            {
                Over();
                return;
            }

            try
            {
                // Where the flow was suppressed too: the work after it must not see what this one changes.
                ExecutionContext.Run(context ?? plain, static self => ((WorkItem<T>)self!).Call(), this);
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }

            Finish();
        }

        /// <summary>The thread has nothing more to do for it.</summary>
        protected virtual void Finish() => Over();

        /// <summary>The work itself.</summary>
        protected virtual void Call() => result = work!();

        /// <summary>Takes what a task brought.</summary>
        protected void Take(Task finished)
        {
            try
            {
#pragma warning disable RS0030 // The task is finished: nothing blocks.
                finished.GetAwaiter().GetResult();
                result = finished is Task<T> typed ? typed.Result : default;
#pragma warning restore RS0030
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        }

        protected override void Deliver()
        {
            if (Future.IsDone)
            {
                ReportFailure("Work on a thread failed after the await of it was cancelled");
            }
            else if (failure is not null)
            {
                Future.SetException(failure);
            }
            else
            {
                Future.SetResult(result!);
            }
        }

        // The loop has closed: nobody gets the result, but a failure is not lost.
        public override void RunOutside() => ReportFailure("Work on a thread failed after its loop was closed");

        // To end by a cancellation, as one does that heeds the ambient token, is no failure.
        private void ReportFailure(string what)
        {
            if (failure is not null and not OperationCanceledException)
            {
                Future.Loop.Report(new LoopError(what, failure));
            }
        }
    }

    /// <summary>Work that begins on a thread and is over when its task is.</summary>
    private sealed class AsyncWorkItem<T>(WorkerThreads owner, ThreadCrew crew, Func<Task> begin) : WorkItem<T>(owner, crew, null)
    {
        private Task? begun;

        protected override void Call() => begun = begin();

        protected override void Finish()
        {
            if (begun is null)
            {
                Over();
                return;
            }

            using (InlineContext.InPlace())
            {
                begun.GetAwaiter().UnsafeOnCompleted(() =>
                {
                    Take(begun);
                    Over();
                });
            }
        }
    }
}

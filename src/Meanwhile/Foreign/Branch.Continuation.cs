namespace Meanwhile;

internal sealed partial class Branch
{
    /// <summary>The foreign code above the branch, which goes on when the coroutine is finished.</summary>
    private sealed class Continuation : Resumable
    {
        private readonly Branch branch;
        private Action? continuation;
        private Action? running;
        private ExecutionContext? context;

        internal Continuation(Branch branch)
        {
            this.branch = branch;
            Loop = branch.Loop;
        }

        /// <summary>Whether the foreign code has gone on and has not yet awaited anew.</summary>
        internal bool HasPlace { get; set; }

        /// <summary>The scope that the foreign code runs in, when it does.</summary>
        internal Scope? RunsIn { get; private set; }

        /// <summary>How many awaits the stack is deep where the foreign code runs; -1 while it does not.</summary>
        internal int RunsAt { get; private set; } = -1;

        /// <summary>The future that the foreign code awaits; null where it is a coroutine.</summary>
        internal Future? Awaited { private get; set; }

        internal void Set(Action next, ExecutionContext? flowed)
        {
            continuation = next;
            context = flowed;
        }

        /// <summary>The foreign code; null while it runs.</summary>
        internal Action? Suspended => continuation;

        /// <summary>The foreign code, be it suspended or running.</summary>
        internal Action? Code => continuation ?? running;

        /// <summary>Whether the code that runs is that which goes on so.</summary>
        internal bool IsOf(Action next) => Code?.Target == next.Target;

        internal override void TakesFailure(Exception failure)
        {
            if (failure is not OperationCanceledException)
            {
                branch.HoldsForFailureBefore(failure);
            }
        }

        internal override void Resume()
        {
            if (Awaited is { } awaited)
            {
                Awaited = null;
                if (awaited is { IsCancelled: false, Failure: { } failure })
                {
                    TakesFailure(failure);
                }
            }

            var next = continuation!;
            var flowed = context;
            continuation = null;
            running = next;
            context = null;
            HasPlace = true;
            RunsAt = branch.Loop.InlineDepth;
            RunsIn = branch.Scope;
            branch.Loop.ForgetInstalled();
            try
            {
                if (flowed is null)
                {
                    // It comes without a context of its own: what it changes stays with it.
                    using (ContextKept.Here())
                    {
                        next();
                    }
                }
                else
                {
                    ExecutionContext.Run(flowed, static action => ((Action)action!)(), next);
                }
            }
            catch (Exception failure)
            {
                branch.Loop.Report(new LoopError($"Foreign code that awaited inside {branch.Owner} threw out of its continuation", failure));
            }
            finally
            {
                running = null;
                RunsIn = null;
                RunsAt = -1;
            }
        }
    }
}

using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>The work behind <c>MapStream</c>: one task takes the items, and each item has a task of its own.</summary>
internal sealed class OutcomeStream<TItem, TResult> : IWaitOwner, IHasMembers
{
    private readonly EventLoop loop = EventLoop.Current;
    private readonly IAsyncEnumerable<TItem> items;
    private readonly Func<TItem, Coroutine<TResult>> each;
    private readonly int limit;
    private readonly string file;
    private readonly int line;
    private readonly CompletionQueue<LoopTask<TResult>> finished;
    private readonly HashSet<LoopTask<TResult>> running = [];
    private readonly LoopTask taker;
    private readonly LoopTask? consumer;
    private readonly Scope? within;
    private Future? room;
    private int open;

    internal OutcomeStream(IAsyncEnumerable<TItem> items, Func<TItem, Coroutine<TResult>> each, int limit, string file, int line)
    {
        this.items = items;
        this.each = each;
        this.limit = limit;
        this.file = file;
        this.line = line;
        finished = new CompletionQueue<LoopTask<TResult>>(loop, running);
        taker = Async.CreateTask(TakeItems(), null, false, file, line);
        taker.AddObserver(new EndOfItems(this));
        (consumer, within) = (loop.Strand?.Owner, loop.Strand?.Scope);
        consumer?.BeginStream(this);
    }

    IEnumerable<Future> IWaitOwner.Awaited => running;

    IEnumerable<LoopTask> IHasMembers.Members => [taker, .. running];

    Scope? IHasMembers.Within => within;

    string IWaitOwner.DescribeWait() => $"one of {running.Count} to end, before it takes the next item";

    /// <summary>The next task that is done; null when there is none left.</summary>
    internal async Coroutine<LoopTask<TResult>?> Next()
    {
        while (true)
        {
            if (finished.TryTake(out var task))
            {
                running.Remove(task!);
                open--;
                GiveRoom();
                return task;
            }

            if (taker.IsDone && open == 0)
            {
                // A failure of the sequence itself is the consumer's to see.
                taker.ThrowIfUnsuccessful();
                return null;
            }

            await finished.Arrival();
        }
    }

    /// <summary>Ends what still runs and waits for it.</summary>
    internal async Coroutine Close()
    {
        CancelledException? interruption = null;
        Cancel(taker);
        await WhenDone(taker);
        foreach (var task in running)
        {
            Cancel(task);
        }

        foreach (var task in running)
        {
            await WhenDone(task);
            if (task.Failure is { } failure)
            {
                // The consumer has left and sees no more outcomes.
                task.MarkObserved();
                loop.Report(new LoopError($"unhandled exception in {task.DescribeWithPlace()}, for an item of a MapStream whose iteration was left", failure));
            }
        }

        consumer?.EndStream(this);
        if (interruption is not null)
        {
            ExceptionDispatchInfo.Throw(interruption);
        }

        static void Cancel(LoopTask task)
        {
            // One that was asked to end with the run cleans up by now.
            if (!task.WasAskedAtTheEnd)
            {
                task.CancelFromAround();
            }
        }

        async Coroutine WhenDone(LoopTask task)
        {
            while (!task.IsDone)
            {
                try
                {
                    await Async.Wait([task]);
                }
                catch (CancelledException cancellation)
                {
                    // As in a task group: a cancel meanwhile does not abandon what is under way, and goes on when that has ended.
                    interruption = cancellation;
                }
            }
        }
    }

    private async Coroutine TakeItems()
    {
        // A sequence that waits can be ended only by the token.
        await foreach (var item in items.WithCancellation(Scope.TokenOf(loop.Strand!)))
        {
            Begin(item);

            // Before the next is taken: so a long sequence takes no more memory than a short one, and nothing is taken in vain.
            while (open >= limit)
            {
                room = new OwnedFuture(loop, this);
                await room;
            }
        }
    }

    private void Begin(TItem item)
    {
        LoopTask<TResult> task;
        using (ContextKept.Here())
        {
            task = Async.CreateTask(each(item), null, false, file, line);
        }

        open++;
        running.Add(task);
        task.AddObserver(finished);
    }

    private void GiveRoom()
    {
        if (room is { IsDone: false })
        {
            room.SetResult();
        }
    }

    private sealed class EndOfItems(OutcomeStream<TItem, TResult> stream) : IFutureObserver
    {
        public void Done(Future future) => stream.finished.Signal();
    }
}

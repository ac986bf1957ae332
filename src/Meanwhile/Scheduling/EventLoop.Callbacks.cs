namespace Meanwhile;

public sealed partial class EventLoop
{
    /// <summary>The execution context in which the loop was made and runs; what was captured equal to it is kept as null.</summary>
    internal ExecutionContext? BaseContext { get; }

    /// <summary>Calls back in the next turn, after what is already ready. As asyncio's <c>call_soon</c>.</summary>
    /// <param name="callback">What to call. What it throws goes to the error handler.</param>
    /// <returns>The means to take it back.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or the call comes from outside while it runs.</exception>
    public Handle CallSoon(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        RequireOpen();
        RequireOwner(nameof(CallSoon));
        var handle = new Handle(this, callback);
        Ready.Enqueue(handle);
        return handle;
    }

    /// <summary>Calls back after a time. As asyncio's <c>call_later</c>.</summary>
    /// <param name="delay">How long from now; zero or less is due at once, and still comes after callbacks that are ready.</param>
    /// <param name="callback">What to call. What it throws goes to the error handler.</param>
    /// <returns>The means to take it back.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or the call comes from outside while it runs.</exception>
    public TimerHandle CallLater(TimeSpan delay, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        RequireOpen();
        RequireOwner(nameof(CallLater));
        return new TimerHandle(this, callback, DueIn(Math.Max(0, delay.Ticks)));
    }

    /// <summary>Calls back at a time of the loop's clock. As asyncio's <c>call_at</c>.</summary>
    /// <param name="when">When, by <see cref="Time"/>; the past is due at once.</param>
    /// <param name="callback">What to call. What it throws goes to the error handler.</param>
    /// <returns>The means to take it back.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or the call comes from outside while it runs.</exception>
    public TimerHandle CallAt(TimeSpan when, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        RequireOpen();
        RequireOwner(nameof(CallAt));
        return new TimerHandle(this, callback, Math.Max(0, when.Ticks));
    }

    /// <summary>Calls back in a turn of the loop; may be called from any thread, and wakes an idle loop.</summary>
    /// <param name="callback">What to call. What it throws goes to the error handler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public Handle CallSoonThreadsafe(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        RequireOpen();
        var handle = new Handle(this, callback);
        if (!Inbox.Add(handle))
        {
            throw Errors.LoopClosed(this);
        }

        return handle;
    }

    /// <summary>The caller's execution context, or null where it is the loop's own.</summary>
    internal ExecutionContext? CaptureContext()
    {
        var context = ExecutionContext.Capture();
        return ReferenceEquals(context, BaseContext) ? null : context;
    }

    /// <summary>Runs a plain callback in that execution context, null for the loop's own.</summary>
    internal void RunCallback(Action callback, ExecutionContext? context)
    {
        if (RunCallback(static action => ((Action)action!)(), callback, context) is { } failure)
        {
            Report(new LoopError($"Exception in callback {callback.Method.DeclaringType?.Name}.{callback.Method.Name}", failure));
        }
    }

    /// <summary>Runs code as a plain callback: in that execution context, null for the loop's own, and with no task current.</summary>
    /// <returns>What it threw, or null.</returns>
    internal Exception? RunCallback(ContextCallback code, object state, ExecutionContext? context)
    {
        EnterCallback();
        try
        {
            if (context is null)
            {
                code(state);
            }
            else
            {
                RunInContext(context, code, state);
            }

            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            LeaveCallback();
        }
    }

    private void RunInContext(ExecutionContext context, ContextCallback code, object state)
    {
        if (Mark is null)
        {
            ExecutionContext.Run(context, code, state);
        }
        else
        {
            Mark.Run(context, code, state);
        }
    }

    /// <summary>A plain callback has ended: what it changed in the execution context does not reach whatever runs next.</summary>
    private void LeaveCallback()
    {
        // Null: the loop runs where the flow is suppressed, and there is nothing to go back to.
        if (BaseContext is { } context && !ReferenceEquals(ExecutionContext.Capture(), context))
        {
            ExecutionContext.Restore(context);
        }
    }

    internal long DueIn(long ticks)
    {
        var now = Ticks;
        return ticks > long.MaxValue - now ? long.MaxValue : now + ticks;
    }

    /// <summary>Foreign code comes back to the loop: into that task, or scope of one, or as a plain callback.</summary>
    internal void PostForeign(SynchronizationContext? from, SendOrPostCallback callback, object? state)
    {
        // On the loop's own thread, which takes no lock, those that have run serve again.
        var isHere = runningHere == this;
        var coming = isHere && ForeignCallbacks.TryPop(out var free) ? free : new ForeignCallback(this);
        coming.Set(from, callback, state);
        if (isHere)
        {
            Posted.Add(coming);
            Ready.Enqueue(coming);
        }
        else
        {
            // A loop that has closed lets the code go on outside: the inbox sees to it.
            Inbox.Add(coming);
        }
    }

    internal void SendForeign(SynchronizationContext? from, SendOrPostCallback callback, object? state)
    {
        if (runningHere == this)
        {
            callback(state);
            return;
        }

        using var done = new ManualResetEventSlim();
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        PostForeign(
            from,
            _ =>
            {
                try
                {
                    callback(state);
                }
                catch (Exception thrown)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(thrown);
                }
                finally
                {
                    done.Set();
                }
            },
            null
        );
        done.Wait();
        failure?.Throw();
    }
}

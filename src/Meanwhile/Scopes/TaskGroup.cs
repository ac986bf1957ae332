using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// Tasks that belong together: none outlives the group, and when one fails the others are cancelled. As asyncio's
/// <c>TaskGroup</c>.
/// </summary>
public sealed partial class TaskGroup
{
    private readonly EventLoop loop;
    private readonly Scope scope;
    private readonly int limit;
    private readonly HashSet<LoopTask> children = [];
    private readonly Queue<LoopTask> notStarted = [];
    private readonly HashSet<LoopTask> heldBack = [];
    private readonly List<Exception> errors = [];
    private HashSet<Exception>? knownErrors;
    private int startedChildren;
    private Future? allDone;
    private bool bodyEnded;
    private bool aborting;
    private bool finished;

    private TaskGroup(LoopTask strand, int? limit)
    {
        loop = strand.Loop;
        scope = new Scope(strand);
        this.limit = limit ?? int.MaxValue;
        observer = new ChildObserver(this);
    }

    /// <summary>Runs a body that makes tasks in a group, and waits for all of them.</summary>
    /// <param name="body">Makes tasks with the group it gets.</param>
    /// <param name="limit">How many tasks of the group may run at once; those beyond wait their turn. Null for no limit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ExceptionGroup">From the await: the body or tasks failed; all of their exceptions are in it.</exception>
    public static Coroutine Run(Func<TaskGroup, Coroutine> body, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        Async.RequireLimit(limit);
        return Coroutine.Untyped(RunBody([StackTraceHidden] (group) => body(group).Typed, limit, needsValue: false));
    }

    /// <summary>Runs a body that makes tasks in a group, waits for all of them, and gives the body's value.</summary>
    /// <typeparam name="T">What the body gives.</typeparam>
    /// <param name="body">Makes tasks with the group it gets.</param>
    /// <param name="limit">How many tasks of the group may run at once; those beyond wait their turn. Null for no limit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ExceptionGroup">From the await: the body or tasks failed; all of their exceptions are in it.</exception>
    /// <exception cref="CancelledException">From the await: the group was cancelled before the body gave its value.</exception>
    public static Coroutine<T> Run<T>(Func<TaskGroup, Coroutine<T>> body, int? limit = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        Async.RequireLimit(limit);
        return RunBody(body, limit, needsValue: true);
    }

    /// <summary>Runs a coroutine as a task of the group.</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">What messages and the task tree call it; null for "Task-N".</param>
    /// <param name="eager">Runs it now, inside this call, up to its first suspension. Without effect while the limit is reached.</param>
    /// <param name="file">Filled in by the compiler: where the task was created.</param>
    /// <param name="line">Filled in by the compiler: where the task was created.</param>
    /// <exception cref="InvalidOperationException">The group is finished or shutting down, or the coroutine was used before.</exception>
    public LoopTask CreateTask(
        Coroutine coroutine,
        string? name = null,
        bool eager = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        RequireOpen(coroutine);
        return Add(LoopTask.Create(loop, coroutine, name, file, line), eager);
    }

    /// <summary>Runs a coroutine as a task of the group.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">What messages and the task tree call it; null for "Task-N".</param>
    /// <param name="eager">Runs it now, inside this call, up to its first suspension. Without effect while the limit is reached.</param>
    /// <param name="file">Filled in by the compiler: where the task was created.</param>
    /// <param name="line">Filled in by the compiler: where the task was created.</param>
    /// <exception cref="InvalidOperationException">The group is finished or shutting down, or the coroutine was used before.</exception>
    public LoopTask<T> CreateTask<T>(
        Coroutine<T> coroutine,
        string? name = null,
        bool eager = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        RequireOpen(coroutine);
        return Add(LoopTask<T>.Create(loop, coroutine, name, file, line), eager);
    }

    /// <summary>
    /// Ends the group: its tasks and its body are cancelled, and once they have ended the await of the group returns without an
    /// error. asyncio has no counterpart; trio's <c>cancel_scope.cancel()</c> is one.
    /// </summary>
    /// <param name="message">A reason, which the exceptions inside carry.</param>
    /// <exception cref="InvalidOperationException">The group is finished, or the call comes from outside the running loop.</exception>
    public void Cancel(string? message = null)
    {
        loop.RequireOwner(nameof(Cancel));
        if (finished)
        {
            throw new InvalidOperationException("TaskGroup is finished: there is nothing left to cancel.");
        }

        Abort(message);
        if (!bodyEnded)
        {
            scope.Request(message);
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"task group ({children.Count} tasks{(finished ? ", finished" : aborting ? ", shutting down" : "")})";

    /// <summary>Those that are not done, in the order of their creation.</summary>
    private IEnumerable<LoopTask> Members => children.OrderBy(static child => child.Number);

    private static Coroutine<T> RunBody<T>(Func<TaskGroup, Coroutine<T>> body, int? limit, bool needsValue) =>
        EnclosedBody<Enclosure<T>, T, T>.Run(new Enclosure<T>(body, limit, needsValue));

    private void RequireOpen(ICold refused)
    {
        loop.RequireOwner(nameof(CreateTask));
        if (EventLoop.RunningHere is { } here && here != loop)
        {
            throw Errors.OtherLoop("task group", loop, here);
        }

        var reason =
            finished || (bodyEnded && children.Count == 0) ? "is finished"
            : aborting ? "is shutting down"
            : null;
        if (reason is not null)
        {
            // As in CPython the coroutine is closed: it would only be reported as never awaited.
            refused.Abandon();
            throw new InvalidOperationException($"TaskGroup {reason}: it takes no more tasks.");
        }
    }

    private TTask Add<TTask>(TTask task, bool eager)
        where TTask : LoopTask
    {
        // A member from the start: an eager one may end the group before this call returns.
        children.Add(task);
        if (startedChildren >= limit)
        {
            heldBack.Add(task);
            notStarted.Enqueue(task);
            task.HoldBack();
        }
        else
        {
            startedChildren++;
            if (eager)
            {
                task.StartEagerly();
            }
            else
            {
                task.Start();
            }
        }

        if (task.IsDone)
        {
            Finished(task);
        }
        else
        {
            task.AddObserver(observer);
        }

        return task;
    }
}

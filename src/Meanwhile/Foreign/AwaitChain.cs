using System.Reflection;
using System.Threading.Tasks.Sources;

namespace Meanwhile;

/// <summary>
/// Follows who awaits whom through foreign code, from continuations outward: a task that runs several foreign methods at
/// once has to know which of them the one it waits for comes from. Ways may part and meet again: each place is passed once.
/// </summary>
/// <remarks>
/// A <see cref="Task"/> knows who waits for it and does not tell, and so does an async iterator or a pooled method; it is read from its
/// fields. Where that cannot be done, or where the chain leads through something unknown, the answer is that it may lead there.
/// </remarks>
internal struct AwaitChain
{
    private const int Long = 64;

    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly FieldInfo? Waiting = typeof(Task).GetField("m_continuationObject", Fields);

    // By its name and not by what is met: natively the field is kept for that.
    private static readonly FieldInfo? Action = Type.GetType("System.Threading.Tasks.AwaitTaskContinuation")?.GetField("m_action", Fields);

    private static readonly FieldInfo? Context =
        Type.GetType("System.Threading.Tasks.SynchronizationContextAwaitTaskContinuation")?.GetField("m_syncContext", Fields);

    private static readonly FieldInfo? Continued = Type.GetType("System.Threading.Tasks.ContinueWithTaskContinuation")?.GetField("m_task", Fields);

    private object? here;
    private Stack<(object GoesOn, object? Ended)>? further;

    // What has its end here, which is awaited by what comes next; null at the beginning of a way.
    private object? ended;

    // Null while there is one way only, and no long one: that may go round.
    private HashSet<object>? passed;
    private int steps;

    // How many steps are left; below zero for any number.
    private int mayTake = -1;

    /// <summary>What was passed last on the way to the end that was found; null where that is the first.</summary>
    internal readonly object? Last => ended;

    /// <summary>The loop on which the ways stay; null for any.</summary>
    internal EventLoop? Within { private get; init; }

    /// <summary>Called for each task, iterator or pooled method on the way that is not done, with what it awaits: the one on the way before it.</summary>
    internal Action<object, object?>? Pass { private get; init; }

    /// <summary>The way from one place.</summary>
    /// <param name="goesOn">What goes on.</param>
    /// <param name="mostSteps">After so many it leads to something unknown; negative for any number.</param>
    internal AwaitChain(object? goesOn, int mostSteps = -1)
    {
        here = goesOn;
        mayTake = mostSteps;
    }

    /// <summary>The ways from several.</summary>
    /// <param name="goOn">What goes on at each.</param>
    internal AwaitChain(IReadOnlyList<object> goOn)
    {
        if (goOn.Count == 1)
        {
            here = goOn[0];
        }
        else if (goOn.Count > 1)
        {
            further = new Stack<(object, object?)>(goOn.Select(static each => (each, (object?)null)));
            passed = new HashSet<object>(ReferenceEqualityComparer.Instance);
        }
    }

    /// <summary>Whether the end of that wait is brought about by what goes on at one of several places.</summary>
    /// <param name="goOn">What goes on: continuations.</param>
    /// <param name="wait">The wait, which has registered itself with what it waits for.</param>
    internal static Leading Leads(IReadOnlyList<object> goOn, IForeignEnd wait)
    {
        var best = Leading.Nowhere;
        var way = new AwaitChain(goOn);
        while (best != Leading.There && way.TryNext(out var end))
        {
            best = (Leading)Math.Max((int)best, (int)Leads(end, wait));
        }

        return best;
    }

    /// <summary>Goes on to the next end of the ways from there: a wait of ours, an async iterator, or null for something unknown.</summary>
    internal bool TryNext(out object? end)
    {
        while (here is not null || TryTakeFurther())
        {
            var at = here!;
            here = null;
            if (mayTake-- == 0)
            {
                further = null;
                end = null;
                return true;
            }

            if (Follow(at, out end))
            {
                return true;
            }
        }

        end = null;
        return false;
    }

    /// <summary>Goes all the ways to their ends.</summary>
    /// <param name="reach">Called for each end of ours.</param>
    internal void Follow(Action<IForeignEnd>? reach = null)
    {
        while (TryNext(out var end))
        {
            if (end is IForeignEnd reached)
            {
                reach?.Invoke(reached);
            }
        }
    }

    private bool TryTakeFurther()
    {
        if (further is null || !further.TryPop(out var next))
        {
            return false;
        }

        (here, ended) = next;
        return true;
    }

    // Another wait of ours leads nowhere: whoever is in that one is asked for itself.
    private static Leading Leads(object? end, IForeignEnd wait) =>
        end switch
        {
            null => Leading.Perhaps,
            IForeignEnd reached => reached == wait ? Leading.There : Leading.Nowhere,
            _ => wait.IsStepOf(end) ? Leading.There : Leading.Perhaps,
        };

    /// <summary>One step.</summary>
    /// <returns>Whether the way ends here.</returns>
    private bool Follow(object at, out object? end)
    {
        end = null;
        switch (at)
        {
            case IForeignEnd:
                end = at;
                return true;
            case Delegate { Target: { } target }:
                here = target;
                return false;
            case Task task:
                return FollowTask(task, out end);
            case List<object?> several:
                FollowAll(several);
                return false;
            default:
                here =
                    Action?.DeclaringType?.IsInstanceOfType(at) == true ? Action.GetValue(at)
                    : Continued?.DeclaringType?.IsInstanceOfType(at) == true ? Continued.GetValue(at)
                    : null;
                return here is null && FollowSource(at);
        }
    }

    // A pooled method.
    private bool FollowSource(object source)
    {
        if (!IsNew(source))
        {
            return false;
        }

        Passes(source);
        return !SourceEnd.TryRead(source, out here);
    }

    private void Passes(object method)
    {
        Pass?.Invoke(method, ended);
        ended = method;
    }

    private bool IsNew(object at)
    {
        if (passed is null && ++steps == Long)
        {
            passed = new HashSet<object>(ReferenceEqualityComparer.Instance);
        }

        return passed?.Add(at) != false;
    }

    private bool FollowTask(Task task, out object? end)
    {
        end = null;
        if (task.IsCompleted || !IsNew(task))
        {
            return false;
        }

        if (IteratorOf(task, out end))
        {
            if (end is null || !SourceEnd.TryRead(end, out here))
            {
                return true;
            }

            Passes(end);
            end = null;
            return false;
        }

        Passes(task);
        here = Waiting?.GetValue(task) is { } waiting && IsWithin(waiting) ? waiting : null;
        return Waiting is null;
    }

    private void FollowAll(List<object?> several)
    {
        // The task itself changes the list only so.
        lock (several)
        {
            foreach (var each in several)
            {
                if (mayTake >= 0 && further?.Count > mayTake)
                {
                    break;
                }

                if (each is not null && IsWithin(each))
                {
                    (further ??= []).Push((each, ended));
                }
            }
        }

        // From here on ways may meet.
        passed ??= new HashSet<object>(ReferenceEqualityComparer.Instance);
    }

    // Where only what goes on on a loop counts: code that awaits elsewhere, or says that it does not mind where it goes on, is a stranger.
    private readonly bool IsWithin(object waiting) =>
        Within is null
        || waiting is List<object?>
        || (waiting is Task promise && ForeignName.MethodOf(promise) is null)
        || (Context?.DeclaringType?.IsInstanceOfType(waiting) == true && Within.IsContext(Context.GetValue(waiting)));

    /// <summary>An async iterator is driven by a task that nobody waits for; those who wait do so at the iterator itself.</summary>
    private static bool IteratorOf(Task task, out object? iterator)
    {
        iterator = null;
        if (
            task.GetType() is not { IsGenericType: true } type
            || !Array.Exists(type.GetGenericArguments(), static argument => typeof(IValueTaskSource<bool>).IsAssignableFrom(argument))
        )
        {
            return false;
        }

        // Where it is not known it may lead anywhere.
        iterator = ForeignMethod.MachineOf(task);
        return true;
    }
}

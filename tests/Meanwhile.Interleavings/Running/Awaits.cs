namespace Meanwhile.Interleavings;

/// <summary>Awaits something of .NET in each of the forms in which that can be written.</summary>
internal static class Awaits
{
    extension(Form form)
    {
        /// <summary>Whether it throws nothing where a task fails or is cancelled.</summary>
        internal bool IsSilent => form is Form.Silent or Form.SilentOnContext or Form.Waited;

        /// <summary>What becomes of the await of a task when a cancel meets it.</summary>
        internal Patience Patience =>
            form switch
            {
                Form.Waited or Form.AsCompleted => Patience.Ours,
                Form.AsTask => Patience.Unknown,
                _ => Patience.None,
            };

        /// <summary>What becomes of the await of what gives its result once when a cancel meets it.</summary>
        internal Patience PatienceForValue => form is Form.AsTask or Form.AsValue or Form.AsValueNotOnContext or Form.Gathered ? Patience.None : Patience.Long;
    }

    /// <summary>The watch of an await of a value task, which becomes one over a task where the form asks for that.</summary>
    internal static ForeignWatch WatchOf<T>(ref ValueTask<T> value, Manner manner, Func<bool>? hasEnded = null, params IReadOnlyList<Frame> frames)
    {
        Task<T>? task = null;
        if (manner.Form.PatienceForValue == Patience.None)
        {
            task = value.AsTask();
            value = new ValueTask<T>(task);
        }

        return new ForeignWatch
        {
            Telling = manner.Telling,
            Form = manner.Form,
            Patience = manner.Form.PatienceForValue,
            Task = task,
            HasEnded = task is null ? hasEnded : null,
            Frames = frames,
        };
    }

    /// <inheritdoc cref="WatchOf{T}"/>
    internal static ForeignWatch WatchOf(ref ValueTask value, Manner manner, Func<bool>? hasEnded = null, params IReadOnlyList<Frame> frames)
    {
        Task? task = null;
        if (manner.Form.PatienceForValue == Patience.None)
        {
            task = value.AsTask();
            value = new ValueTask(task);
        }

        return new ForeignWatch
        {
            Telling = manner.Telling,
            Form = manner.Form,
            Patience = manner.Form.PatienceForValue,
            Task = task,
            HasEnded = task is null ? hasEnded : null,
            Frames = frames,
        };
    }

    internal static Coroutine Of(World world, Task task, Form form) => task is Task<int> valued ? OfValued(world, valued, form) : OfTask(world, task, form);

    internal static Coroutine Of(ValueTask<int> value, Form form) =>
        form switch
        {
            Form.AsTask => Plain(value.AsTask()),
            Form.Gathered => Plain(Gather([value.AsTask()])),
            _ => OfValue(value, form),
        };

    internal static Coroutine Of(ValueTask value, Form form) =>
        form switch
        {
            Form.AsTask => Plain(value.AsTask()),
            Form.Gathered => Plain(Gather([value.AsTask()])),
            _ => OfValue(value, form),
        };

    private static async Coroutine OfTask(World world, Task task, Form form)
    {
        switch (form)
        {
            case Form.Plain:
                await task;
                break;
            case Form.OnContext:
                await task.ConfigureAwait(true);
                break;
            case Form.NotOnContext:
                await task.ConfigureAwait(false);
                break;
            case Form.AsValue:
                await new ValueTask(task);
                break;
            case Form.AsValueNotOnContext:
                await new ValueTask(task).ConfigureAwait(false);
                break;
            case Form.AsCoroutine:
                await task.AsCoroutine();
                break;
            case Form.Gathered:
                await Gather([task]);
                break;
            case Form.AsTask or Form.Waited or Form.AsCompleted:
                await ByTask(world, task.AsCoroutine(), form);
                break;
            default:
                await task.ConfigureAwait(OptionsOf(form));
                break;
        }
    }

    private static async Coroutine OfValued(World world, Task<int> task, Form form)
    {
        switch (form)
        {
            case Form.Plain:
                await task;
                break;
            case Form.OnContext:
                await task.ConfigureAwait(true);
                break;
            case Form.NotOnContext:
                await task.ConfigureAwait(false);
                break;
            case Form.AsValue:
                await new ValueTask<int>(task);
                break;
            case Form.AsValueNotOnContext:
                await new ValueTask<int>(task).ConfigureAwait(false);
                break;
            case Form.AsCoroutine:
                await task.AsCoroutine();
                break;
            case Form.Gathered:
                await Gather([task]);
                break;
            case Form.AsTask or Form.Waited or Form.AsCompleted:
                await ByTask(world, Untyped(task), form);
                break;
            case Form.Silent or Form.SilentOnContext:
                await ((Task)task).ConfigureAwait(OptionsOf(form));
                break;
            default:
                await task.ConfigureAwait(OptionsOf(form));
                break;
        }
    }

    private static async Coroutine OfValue(ValueTask<int> value, Form form)
    {
        switch (form)
        {
            case Form.OnContext:
                await value.ConfigureAwait(true);
                break;
            case Form.NotOnContext or Form.Nothing:
                await value.ConfigureAwait(false);
                break;
            case Form.AsValue:
                await value.Preserve();
                break;
            case Form.AsValueNotOnContext:
                await value.Preserve().ConfigureAwait(false);
                break;
            case Form.AsCoroutine:
                await value.AsCoroutine();
                break;
            default:
                await value;
                break;
        }
    }

    private static async Coroutine OfValue(ValueTask value, Form form)
    {
        switch (form)
        {
            case Form.OnContext:
                await value.ConfigureAwait(true);
                break;
            case Form.NotOnContext or Form.Nothing:
                await value.ConfigureAwait(false);
                break;
            case Form.AsValue:
                await value.Preserve();
                break;
            case Form.AsValueNotOnContext:
                await value.Preserve().ConfigureAwait(false);
                break;
            case Form.AsCoroutine:
                await value.AsCoroutine();
                break;
            default:
                await value;
                break;
        }
    }

    private static async Coroutine ByTask(World world, Coroutine waits, Form form)
    {
        var task = CreateTask(waits);
        world.Helpers.Add(task);
        switch (form)
        {
            case Form.AsTask:
                await task;
                break;
            case Form.Waited:
                await Wait([task]);
                break;
            default:
                await foreach (var done in AsCompleted([task]))
                {
                    await done;
                }

                break;
        }
    }

    private static ConfigureAwaitOptions OptionsOf(Form form) =>
        form switch
        {
            Form.Forced => ConfigureAwaitOptions.ForceYielding,
            Form.ForcedOnContext => ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext,
            Form.Silent => ConfigureAwaitOptions.SuppressThrowing,
            Form.SilentOnContext => ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext,
            _ => ConfigureAwaitOptions.None,
        };

    private static async Coroutine Plain(Task task) => await task;

    private static async Coroutine Plain(Future future) => await future;

    // Made inside: a task that is cancelled before it begins never awaits what it was given.
    private static async Coroutine Untyped(Task<int> valued) => await valued.AsCoroutine();
}

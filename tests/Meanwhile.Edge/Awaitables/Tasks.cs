using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Tasks as they come, and in each form of <c>ConfigureAwait</c>.</summary>
internal static class Tasks
{
    internal static IEnumerable<Kind> Kinds =>
        [
            Plain("Task", async part =>
            {
                await (Task)part.Task;
                part.Took();
            }),
            Plain("Task<int>", async part => part.Take(await part.Task)),
            new("Task<string>", Family.Task, () => new OfTask<string>("five", async part => part.Take(await part.Task))),
            new("Task<(long, string)>", Family.Task, () => new OfTask<(long, string)>((5, "five"), async part => part.Take(await part.Task))),
            new("Task<T> in a generic method", Family.Task, () => new OfTask<decimal>(5m, InGeneric)),
            new("Task<T> of a class in a generic method", Family.Task, () => new OfTask<Version>(new Version(5, 0), InGeneric)),
            .. Configured,
        ];

    private static IEnumerable<Kind> Configured =>
        [
            Plain("Task, not on the context", async part =>
            {
                await ((Task)part.Task).ConfigureAwait(false);
                part.Took();
            }),
            Plain("Task, on the context", async part =>
            {
                await ((Task)part.Task).ConfigureAwait(true);
                part.Took();
            }),
            Plain("Task<int>, not on the context", async part => part.Take(await part.Task.ConfigureAwait(false))),
            Plain("Task<int>, on the context", async part => part.Take(await part.Task.ConfigureAwait(true))),
            With(ConfigureAwaitOptions.None),
            With(ConfigureAwaitOptions.ContinueOnCapturedContext),
            With(ConfigureAwaitOptions.ForceYielding),
            With(ConfigureAwaitOptions.SuppressThrowing),
            With(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext),
            With(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding),
            OfIntWith(ConfigureAwaitOptions.None),
            OfIntWith(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext),
        ];

    private static async Coroutine InGeneric<T>(OfTask<T> part) => part.Take(await part.Task);

    private static Kind Plain(string name, Func<OfTask<int>, Coroutine> wait) => new(name, Family.Task, () => new OfTask<int>(5, wait));

    private static Kind With(ConfigureAwaitOptions options) =>
        new(
            $"Task with {options}",
            options.HasFlag(ConfigureAwaitOptions.SuppressThrowing) ? Family.QuietTask : Family.Task,
            () => new OfTask<int>(5, async part =>
            {
                await ((Task)part.Task).ConfigureAwait(options);
                part.Took();
            })
        )
        {
            AlwaysSuspends = options.HasFlag(ConfigureAwaitOptions.ForceYielding),
        };

    private static Kind OfIntWith(ConfigureAwaitOptions options) =>
        new($"Task<int> with {options}", Family.Task, () => new OfTask<int>(5, async part => part.Take(await part.Task.ConfigureAwait(options))))
        {
            AlwaysSuspends = options.HasFlag(ConfigureAwaitOptions.ForceYielding),
        };
}

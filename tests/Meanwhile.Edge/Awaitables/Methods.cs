using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>Async methods of .NET's own, which end some time after what they await.</summary>
internal static class Methods
{
    internal static IEnumerable<Kind> Kinds =>
        [
            Of("async Task method", async part =>
            {
                await Plain(part);
                part.Took();
            }),
            Of("async Task<int> method", async part => part.Take(await WithValue(part))),
            Of("async Task<int> method that leaves the context", async part => part.Take(await OffTheContext(part))),
            Of("async Task<int> method, three deep", async part => part.Take(await Deep(part, 3))),
            Of("async Task<int> method, not on the context", async part => part.Take(await WithValue(part).ConfigureAwait(false))),
            Of("async ValueTask method", async part =>
            {
                await PlainValue(part);
                part.Took();
            }),
            Of("async ValueTask<int> method", async part => part.Take(await Value(part))),
            Of("async ValueTask<int> method, not on the context", async part => part.Take(await Value(part).ConfigureAwait(false))),
            new("async ValueTask<string> method", Family.Task, () => new OfTask<string>("five", async part => part.Take(await Value(part)))) { EndsThroughOthers = true },
            new("async ValueTask<(long, string)> method", Family.Task, () => new OfTask<(long, string)>((5, "five"), async part => part.Take(await Value(part))))
            {
                EndsThroughOthers = true,
                HasRareResult = true,
            },
            OfTasks("ValueTask over a Task", async part =>
            {
                await new ValueTask(part.Task);
                part.Took();
            }),
            OfTasks("ValueTask over a Task, not on the context", async part =>
            {
                await new ValueTask(part.Task).ConfigureAwait(false);
                part.Took();
            }),
            OfTasks("ValueTask<int> over a Task", async part => part.Take(await new ValueTask<int>(part.Task))),
            OfTasks("ValueTask<int> over a Task, not on the context", async part => part.Take(await new ValueTask<int>(part.Task).ConfigureAwait(false))),
            new("ValueTask<string> over a Task", Family.Task, () => new OfTask<string>("five", async part => part.Take(await new ValueTask<string>(part.Task)))),
            new("ValueTask<(long, string)> over a Task", Family.Task, () => new OfTask<(long, string)>((5, "five"), async part => part.Take(await new ValueTask<(long, string)>(part.Task))))
            {
                HasRareResult = true,
            },
        ];

    private static Kind Of(string name, Func<OfTask<int>, Coroutine> wait) =>
        new(name, Family.Task, () => new OfTask<int>(5, wait)) { EndsThroughOthers = true };

    private static Kind OfTasks(string name, Func<OfTask<int>, Coroutine> wait) => new(name, Family.Task, () => new OfTask<int>(5, wait));

    private static async Task Plain(OfTask<int> part) => await part.Task;

    private static async Task<int> WithValue(OfTask<int> part) => await part.Task;

    private static async Task<int> OffTheContext(OfTask<int> part) => await part.Task.ConfigureAwait(false);

    private static async Task<int> Deep(OfTask<int> part, int depth) => depth == 0 ? await part.Task : await Deep(part, depth - 1);

    private static async ValueTask PlainValue(OfTask<int> part) => await part.Task;

    private static async ValueTask<T> Value<T>(OfTask<T> part) => await part.Task;
}

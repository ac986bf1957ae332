using System.Diagnostics;

namespace Meanwhile;

public sealed partial class TaskGroup
{
    // What a Map is made of has no gaps: a task that was cancelled by itself ends the group too.
    private bool needsAll;
    private LoopTask? lost;

    /// <summary>Works on items in a group that fails with its first failure as it is.</summary>
    internal static Coroutine<TResult[]> Map<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, Coroutine<TResult>> each,
        int? limit,
        string file,
        int line
    )
    {
        var mapping = new ArrayMapping<TItem, TResult>(items, each, limit, file, line);
        return EnclosedBody<MapEnclosure<TItem, TResult, TResult[]>, TResult[], TResult[]>.Run(new MapEnclosure<TItem, TResult, TResult[]>(mapping));
    }

    /// <inheritdoc cref="Map{TItem, TResult}"/>
    internal static Coroutine Map<TItem>(IEnumerable<TItem> items, Func<TItem, Coroutine> each, int? limit, string file, int line)
    {
        var mapping = new VoidMapping<TItem>(items, [StackTraceHidden] (item) => each(item).Typed, limit, file, line);
        return Coroutine.Untyped(
            EnclosedBody<MapEnclosure<TItem, VoidResult, VoidResult>, VoidResult, VoidResult>.Run(new MapEnclosure<TItem, VoidResult, VoidResult>(mapping))
        );
    }

    /// <summary>The items with their work, and the group whose tasks do it: as many as the limit allows and the items need.</summary>
    private abstract class Mapping<TItem, TResult, TAll>(
        IEnumerable<TItem> items,
        Func<TItem, Coroutine<TResult>> each,
        int? limit,
        string file,
        int line
    )
    {
        // Which item failed with what; of those that only ended by a cancel nobody asks.
        private readonly Dictionary<Exception, (int Index, TItem Item)> failed = new(ReferenceEqualityComparer.Instance);
        private ItemSource<TItem>? source;
        private TaskGroup? group;

        internal IEnumerable<LoopTask> Members => group?.Members ?? [];

        internal Scope? Within => group?.scope.Outer;

        /// <summary>Who is told that a task has ended, and the loop.</summary>
        internal void Enter(LoopTask strand)
        {
            group = new TaskGroup(strand, null) { needsAll = true };
            group.scope.Enter();
        }

        /// <summary>The body of the group.</summary>
        internal async Coroutine<TAll> Run()
        {
            source = new ItemSource<TItem>(items, takesAll: limit is null);
            for (var workers = 0; workers < (limit ?? int.MaxValue) && TryTake(out var item, out var index); workers++)
            {
                group!.CreateTask(MapWorker<TItem, TResult, TAll>.Of(this, item, index), null, false, file, line);
            }

            if (group!.children.Count > 0)
            {
                group.allDone = new OwnedFuture(group.loop, group.observer);
                await group.allDone;
            }

            return All(source.Taken);
        }

        [StackTraceHidden]
        internal Coroutine<TResult> Begin(TItem item) => each(item);

        /// <summary>The next item; false if there is none, or none is begun any more.</summary>
        [StackTraceHidden]
        internal bool TryTake(out TItem item, out int index)
        {
            index = source!.Taken;
            if (group!.aborting)
            {
                item = default!;
                return false;
            }

            return source.TryTake(out item);
        }

        /// <summary>The work on an item has given that.</summary>
        internal abstract void Keep(int index, TResult result);

        /// <summary>What it gave for all items.</summary>
        protected abstract TAll All(int count);

        /// <summary>Remembers which item failed, in case that another failure is thrown.</summary>
        internal void NoteFailed(Exception failure, TItem item, int index)
        {
            if (failure is not CancelledException)
            {
                failed.TryAdd(failure, (index, item));
            }
        }

        /// <returns>The exception by which the whole ends, or null.</returns>
        internal async Coroutine<Exception?> Close(Exception? ending)
        {
            var end = await group!.Close(ending);
            if (end is ExceptionGroup failures)
            {
                end = failures.InnerExceptions[0];

                // What several have failed with is one failure.
                foreach (var other in failures.InnerExceptions.Distinct<Exception>(ReferenceEqualityComparer.Instance).Skip(1))
                {
                    ReportOther(other);
                }
            }
            else
            {
                end ??= group.lost?.CancellationToThrow() ?? ending;
            }

            if (DisposeSource() is { } failure)
            {
                if (end is null)
                {
                    return failure;
                }

                ReportOther(failure);
            }

            return end;
        }

        private static string ItemText(TItem item)
        {
            const int Most = 100;
            string text;
            try
            {
                text = item?.ToString() ?? "null";
            }
            catch (Exception failure)
            {
                text = $"{typeof(TItem)}, whose ToString throws {failure.GetType()}";
            }

            return SingleLine.Of(text.Length <= Most ? text : $"{text.AsSpan(0, Most)}…");
        }

        private Exception? DisposeSource()
        {
            try
            {
                source?.Dispose();
                return null;
            }
            catch (Exception failure)
            {
                return failure;
            }
        }

        private void ReportOther(Exception failure)
        {
            var what = failed.TryGetValue(failure, out var note) ? $"for item {note.Index} ({ItemText(note.Item)})" : "from the sequence";
            group!.loop.Report(new LoopError($"unhandled exception {what} of the Map at {file}:{line}, which throws an earlier one", failure));
        }
    }

    private sealed class ArrayMapping<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, Coroutine<TResult>> each,
        int? limit,
        string file,
        int line
    ) : Mapping<TItem, TResult, TResult[]>(items, each, limit, file, line)
    {
        private TResult[] results = items.TryGetNonEnumeratedCount(out var count) ? new TResult[count] : [];

        internal override void Keep(int index, TResult result)
        {
            if (index >= results.Length)
            {
                Array.Resize(ref results, Math.Max(index + 1, results.Length * 2));
            }

            results[index] = result;
        }

        protected override TResult[] All(int count)
        {
            Array.Resize(ref results, count);
            return results;
        }
    }

    private sealed class VoidMapping<TItem>(IEnumerable<TItem> items, Func<TItem, Coroutine<VoidResult>> each, int? limit, string file, int line)
        : Mapping<TItem, VoidResult, VoidResult>(items, each, limit, file, line)
    {
        internal override void Keep(int index, VoidResult result) { }

        protected override VoidResult All(int count) => default;
    }

    /// <summary>The whole, as the await of <c>Map</c> sees it.</summary>
    [StackTraceHidden]
    private readonly struct MapEnclosure<TItem, TResult, TAll>(Mapping<TItem, TResult, TAll> mapping) : IEnclosure<TAll, TAll>, IHasMembers
    {
        public static string Name => nameof(Async.Map);

        public IEnumerable<LoopTask> Members => mapping?.Members ?? [];

        public Scope? Within => mapping?.Within;

        public void Enter() => mapping.Enter(EventLoop.Current.Strand ?? throw Errors.NoCurrentTask(nameof(Async.Map)));

        public Coroutine<TAll> Begin() => mapping.Run();

        public Coroutine<Exception?> End(Exception? ending, TAll value, out TAll result)
        {
            result = value;
            return mapping.Close(ending);
        }
    }
}

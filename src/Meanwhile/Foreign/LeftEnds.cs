using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What stays registered with tasks after the wait was abandoned. A <see cref="Task"/> lets go of nothing before it ends, so the
/// next wait for the same task takes one of them over: with a task that lives long there stay as many as ever waited at once.
/// </summary>
/// <remarks>The loop's thread alone uses it. That a task ends is told there too, so one that is taken over is told of the end in any case.</remarks>
internal sealed class LeftEnds<TEnd>
    where TEnd : class, ITaskEnd
{
    private readonly ConditionalWeakTable<Task, Left> ends = [];
    private int count;
    private int collections;

    internal bool IsEmpty => count == 0;

    /// <summary>Looks whether tasks are gone that nobody has any more, and what was left of their awaits with them.</summary>
    internal void Trim()
    {
        if (count > 0 && GC.CollectionCount(2) is var past && past != collections)
        {
            collections = past;
            count = 0;
            foreach (var (_, left) in ends)
            {
                count += left.Count;
            }
        }
    }

    internal void Add(Task task, TEnd end)
    {
        if (ends.TryGetValue(task, out var left))
        {
            left.Push(end);
        }
        else
        {
            ends.Add(task, new Left(end));
        }

        count++;
    }

    /// <summary>One that is registered with the task, for a new wait; null if there is none.</summary>
    internal TEnd? TakeFor(Task task)
    {
        if (count == 0 || !ends.TryGetValue(task, out var left) || !left.TryPop(out var end))
        {
            return null;
        }

        count--;
        return end;
    }

    /// <summary>The task has ended, and one of them tells how: once is enough.</summary>
    internal void Ended(Task task, TEnd telling)
    {
        if (!ends.TryGetValue(task, out var left))
        {
            return;
        }

        ends.Remove(task);
        while (left.TryPop(out var end))
        {
            count--;
            if (end != telling)
            {
                end.Silence();
            }
        }
    }

    /// <summary>The loop has closed.</summary>
    internal void LetGoOfLoop()
    {
        foreach (var (_, left) in ends)
        {
            while (left.TryPop(out var end))
            {
                end.LetGoOfLoop();
            }
        }

        ends.Clear();
    }

    /// <summary>Those of one task: most often it is one.</summary>
    private sealed class Left(TEnd first)
    {
        private TEnd? last = first;
        private Stack<TEnd>? before;

        internal int Count => (last is null ? 0 : 1) + (before?.Count ?? 0);

        internal void Push(TEnd end)
        {
            if (last is { } earlier)
            {
                (before ??= new Stack<TEnd>()).Push(earlier);
            }

            last = end;
        }

        internal bool TryPop([NotNullWhen(true)] out TEnd? end)
        {
            end = last;
            last = null;
            if (before is not null && before.TryPop(out var earlier))
            {
                last = earlier;
            }

            return end is not null;
        }
    }
}

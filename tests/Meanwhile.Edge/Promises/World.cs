using Meanwhile.Edge.Contract;
using Meanwhile.Testing;

namespace Meanwhile.Edge.Promises;

/// <summary>A loop for one promise, and what it reports.</summary>
internal sealed class World(Clock clock)
{
    private readonly List<LoopError> reports = [];

    /// <summary>By which clock the loop runs.</summary>
    internal Clock Clock { get; } = clock;

    internal TimeProvider TimeProvider { get; } = clock == Clock.Real ? TimeProvider.System : new VirtualTime();

    /// <summary>How long what was told is waited for. Most promises do not depend on it: then it is for ever.</summary>
    internal TimeSpan AbandonAfter { get; set; } = Timeout.InfiniteTimeSpan;

    internal TimeSpan WindUpReport { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>What the loop has reported so far, and is not asked for again.</summary>
    internal IReadOnlyList<LoopError> TakeReports()
    {
        lock (reports)
        {
            LoopError[] taken = [.. reports];
            reports.Clear();
            return taken;
        }
    }

    internal void Run(Func<Coroutine> main) =>
        Async.Run(
            main,
            new LoopOptions
            {
                TimeProvider = TimeProvider,
                OnError = Report,
                HandleInterrupt = false,
                AbandonAfter = AbandonAfter,
                WindUpReport = WindUpReport,
            }
        );

    internal static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    internal static void Same<T>(T expected, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
        {
            throw new InvalidOperationException($"expected {expected}, seen {seen}");
        }
    }

    /// <summary>What a coroutine fails with.</summary>
    internal static async Coroutine<Exception?> Caught(Func<Coroutine> body)
    {
        try
        {
            await body();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>Starts it, lets it come to its await, and cancels it.</summary>
    internal static async Coroutine<LoopTask> Cancelled(Func<Coroutine> body)
    {
        var task = CreateTask(body());
        await Settle();
        task.Cancel("stop");
        return task;
    }

    internal static async Coroutine Settle()
    {
        for (var i = 0; i < 10; i++)
        {
            await Yield();
        }
    }

    /// <summary>Waits, in real time, until something is so.</summary>
    internal static async Coroutine Until(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Yield();
        }
    }

    private void Report(LoopError error)
    {
        lock (reports)
        {
            reports.Add(error);
        }
    }
}

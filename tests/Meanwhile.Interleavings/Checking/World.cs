using System.Globalization;

namespace Meanwhile.Interleavings;

/// <summary>All that one run of a program has: who takes part, what they share, what happened, and what was not as it should be.</summary>
internal sealed class World(int seed, bool isInOrder, List<string>? trace)
{
    private const int MostViolations = 8;
    private const int MostEvents = 50_000;

    // What each coroutine sets, and must find again after each await.
    private readonly AsyncLocal<int> local = new();
    private readonly List<string> violations = [];
    private LoopTask main = null!;
    private (TimeSpan At, int Actors)? quit;
    private int lastCode;
    private int events;
    private ulong digest = 14695981039346656037;

    /// <summary>Whether the loop runs what is ready in the order in which it became so, as it does without a policy.</summary>
    internal bool IsInOrder => isInOrder;

    internal EventLoop Loop { get; private set; } = null!;

    internal TimeSpan Now => Loop.Time;

    internal List<Actor> Actors { get; } = [];

    internal List<GroupWatch> Groups { get; } = [];

    /// <summary>Whom a task has started that waits until it is ready.</summary>
    internal List<Actor> Starting { get; } = [];

    /// <summary>The streams that somebody waits at.</summary>
    internal List<WatchedStream> Streams { get; } = [];

    /// <summary>Whether the run was to end with tasks under way.</summary>
    internal bool HasQuit => quit is not null;

    internal Shared Shared { get; private set; } = null!;

    internal Calls Calls { get; private set; } = null!;

    /// <summary>What was not as it should be.</summary>
    internal IReadOnlyList<string> Violations => violations;

    /// <summary>Stands for all that happened, in its order: the same twice if the same happened.</summary>
    internal ulong Digest => digest;

    /// <summary>Counts what happens, so that of two things it can be told which came first.</summary>
    internal long Sequence { get; private set; }

    internal int Local
    {
        get => local.Value;
        set => local.Value = value;
    }

    internal void Begin()
    {
        Loop = EventLoop.Current;
        main = LoopTask.Current!;
        Shared = new Shared(this);
        Calls = new Calls(this);
    }

    internal long Next() => ++Sequence;

    /// <summary>A number that no other has: who made it can be told by it.</summary>
    internal int NewCode() => ++lastCode;

    /// <summary>A number below that one: the same in each run of the program, and another in another program.</summary>
    internal int Choose(int below) => (seed + NewCode()) % below;

    /// <summary>Something happened.</summary>
    internal void Note(string what, int who, int which = 0)
    {
        Sequence++;
        digest = unchecked((digest ^ (uint)what.Length ^ ((uint)what[0] << 8) ^ ((uint)what[^1] << 16)) * 1099511628211);
        digest = unchecked((digest ^ (((ulong)who << 32) + (uint)which) ^ ((ulong)Now.Ticks << 8)) * 1099511628211);
        trace?.Add(string.Create(CultureInfo.InvariantCulture, $"{Now.TotalSeconds,4} s  {(who < 0 ? "-" : $"P{who}")} {what} {which}"));
        if (++events > MostEvents)
        {
            throw new InvalidOperationException($"Livelock: more than {MostEvents} things have happened.");
        }
    }

    /// <summary>Something is not as it should be.</summary>
    internal void Violate(string what)
    {
        trace?.Add($"VIOLATED: {what}");
        if (violations.Count < MostViolations)
        {
            violations.Add($"{what} (at {(Loop is null ? 0 : Now.TotalSeconds)} s)");
        }
    }

    internal void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            Violate(otherwise);
        }
    }

    /// <summary>What must hold whenever nothing is ready to run: whoever can go on has been told.</summary>
    internal void CheckIdle()
    {
        Shared.CheckIdle();
        Groups.ForEach(static group => group.CheckIdle());
        Streams.ForEach(static stream => stream.CheckIdle());
        foreach (var child in Starting.Where(static child => child.IsReady || child.Task is { IsDone: true }))
        {
            Violate($"somebody waits for P{child.Id} to be ready, which {(child.IsReady ? "it is" : "has ended")}");
        }
    }

    /// <summary>Ends the run; the loop ends what is under way.</summary>
    internal void Quit()
    {
        if (quit is null && main.Cancel("quits"))
        {
            quit = (Now, Actors.Count);
            Note("quits", -1);
        }
    }

    /// <summary>What must hold of tasks that were under way when the run ended.</summary>
    internal void CheckLeftovers()
    {
        foreach (var left in Actors.Where(actor => quit is { } end && actor.Id < end.Actors && actor.Ended > end.At))
        {
            Require(left.Task!.OwnCancelRequests > 0 || left.HasUncancelled, $"P{left.Id} was left over and not cancelled");
        }
    }

    /// <summary>A program that waits for what nobody brings is cancelled, task by task.</summary>
    /// <returns>False if there is nothing to cancel.</returns>
    internal bool Rescue()
    {
        var any = false;
        foreach (var actor in Actors)
        {
            if (actor.Task is { IsDone: false })
            {
                actor.Cancel("rescue");
                any = true;
            }
        }

        return any;
    }
}

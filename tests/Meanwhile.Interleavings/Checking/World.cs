using Meanwhile.Testing;

namespace Meanwhile.Interleavings;

/// <summary>All that one run of a program has: who takes part, what they share, what happened, and what was not as it should be.</summary>
internal sealed class World(int seed, Reach reach, bool isInOrder, VirtualTime clock)
{
    private const int MostViolations = 8;
    private const int MostEvents = 50_000;

    // What each coroutine sets, and must find again after each await.
    private readonly AsyncLocal<int> local = new();
    private readonly List<string> violations = [];
    private readonly HashSet<Exception> heard = new(ReferenceEqualityComparer.Instance);
    private LoopTask main = null!;
    private Future<bool>? stirring;
    private (TimeSpan At, int Actors)? quit;
    private int lastCode;
    private int events;
    private ulong digest = 14695981039346656037;

    /// <summary>Whether the loop runs what is ready in the order in which it became so, as it does without a policy.</summary>
    internal bool IsInOrder => isInOrder;

    internal Trace Trace { get; } = new();

    /// <summary>How far the program goes beyond the loop.</summary>
    internal Reach Reach => reach;

    /// <summary>The clock of the loop and of all that the program has of .NET.</summary>
    internal VirtualTime Clock => clock;

    internal EventLoop Loop { get; private set; } = null!;

    internal TimeSpan Now => Loop.Time;

    internal List<Actor> Actors { get; } = [];

    internal List<GroupWatch> Groups { get; } = [];

    /// <summary>Whom a task has started that waits until it is ready.</summary>
    internal List<Actor> Starting { get; } = [];

    /// <summary>The streams that somebody waits at.</summary>
    internal List<WatchedStream> Streams { get; } = [];

    /// <summary>The foreign methods that run.</summary>
    internal List<Frame> Frames { get; } = [];

    /// <summary>The foreign methods that were begun and given away.</summary>
    internal List<(Task<int> Task, Frame Frame)> Given { get; } = [];

    /// <summary>Tasks that the program has left to themselves before they had ended; those whose failure is reported for certain, and the others.</summary>
    internal Dictionary<Task, bool> Abandoned { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Cancels of what others have begun: met by a cancel in the same moment it cannot be told whether they are that cancel's.</summary>
    internal HashSet<Exception> MayBeFailures { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Tasks of the loop that are not the program's own, and await something of .NET for it.</summary>
    internal List<LoopTask> Helpers { get; } = [];

    /// <summary>What the program has on the thread pool.</summary>
    internal List<Task> Works { get; } = [];

    /// <summary>How many results came of something that was taken from somebody who did not want it any more.</summary>
    internal int Dropped { get; set; }

    /// <summary>What something of .NET's own is given: the token, or in some programs that of a source of its own, as libraries have for limits of their own.</summary>
    internal CancellationToken TokenFor(CancellationToken token) =>
        reach > Reach.Loop && seed % 3 == 0 && token.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(token).Token : token;

    /// <summary>Whether the run was to end with tasks under way.</summary>
    internal bool HasQuit => quit is not null;

    /// <summary>Whether foreign methods were left to the end of the run: what they begin then nobody looks at.</summary>
    internal bool HasGivenUp { get; set; }

    internal Shared Shared { get; private set; } = null!;

    internal SharedForeign Foreign { get; private set; } = null!;

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
        Foreign = new SharedForeign(this);
        Calls = new Calls(this);
    }

    internal long Next() => ++Sequence;

    /// <summary>Whether code of that task is running now, maybe in the middle of a step of another one.</summary>
    internal bool IsRunning(LoopTask task) => Array.Exists(Loop.StepsUnderWay, step => step.Strand?.Owner == task);

    /// <summary>A number that no other has: who made it can be told by it.</summary>
    internal int NewCode() => ++lastCode;

    /// <summary>A number below that one: the same in each run of the program, and another in another program.</summary>
    internal int Choose(int below) => (seed + NewCode()) % below;

    /// <summary>Done when a foreign method ends, or there is another reason to look.</summary>
    internal Future<bool> Stirring
    {
        get
        {
            if (stirring is null or { IsDone: true })
            {
                stirring = new Future<bool>();
            }

            return stirring;
        }
    }

    internal void Stir()
    {
        if (stirring is { IsDone: false } waiting)
        {
            waiting.SetResult(true);
        }
    }

    /// <summary>A cancel was thrown somewhere.</summary>
    internal void Hear(Exception cancelled) => heard.Add(cancelled);

    /// <summary>Whether it was thrown further inside and is on its way outward.</summary>
    internal bool HasHeard(Exception? cancelled) => cancelled is not null && (heard.Contains(cancelled) || HasHeard(cancelled.InnerException));

    /// <summary>Nobody waits for it any longer.</summary>
    internal void Abandon(Task task, bool isCertain) => Abandoned[task] = isCertain || Abandoned.GetValueOrDefault(task);

    /// <summary>Somebody who waited for it too was told of its failure: to report that is for nobody's good, and does no harm.</summary>
    internal void Tell(Task failed)
    {
        if (Abandoned.ContainsKey(failed))
        {
            Abandoned[failed] = false;
        }
    }

    /// <summary>Something happened.</summary>
    internal void Note(string what, int who, int which = 0)
    {
        Sequence++;
        digest = unchecked((digest ^ (uint)what.Length ^ ((uint)what[0] << 8) ^ ((uint)what[^1] << 16)) * 1099511628211);
        digest = unchecked((digest ^ (((ulong)who << 32) + (uint)which) ^ ((ulong)Now.Ticks << 8)) * 1099511628211);
        Trace.Add(Now, what, who, which);
        if (++events > MostEvents)
        {
            throw new InvalidOperationException($"Livelock: more than {MostEvents} things have happened.");
        }
    }

    /// <summary>Something is not as it should be.</summary>
    internal void Violate(string what)
    {
        Trace.AddViolation(what);
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

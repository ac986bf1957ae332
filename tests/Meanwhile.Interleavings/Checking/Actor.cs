namespace Meanwhile.Interleavings;

/// <summary>A task of a program, and what is known of it from outside.</summary>
internal sealed class Actor(World world, Actor? maker, int code)
{
    private readonly List<(long Sequence, TimeSpan At)> cancels = [];
    private readonly CleanUp cleanUp = new(world, outer: null);
    private int cancelled;
    private int takenBack;
    private long? lastAsked;

    internal int Id { get; } = world.Actors.Count;

    /// <summary>What it ends with; no other task does.</summary>
    internal int Code => code;

    /// <summary>Known from its first step on, or from when it was made.</summary>
    internal LoopTask? Task { get; set; }

    /// <summary>Whether its task bears its name: it is known only from its first step on.</summary>
    internal bool IsNamed { get; init; }

    /// <summary>Whether it has said that it is ready.</summary>
    internal bool IsReady { get; set; }

    /// <summary>Whether only a shield awaits it: nobody's cancel is passed on to it.</summary>
    internal bool IsShielded { get; init; }

    internal bool HasBegun { get; private set; }

    internal TimeSpan? Ended { get; private set; }

    internal bool AsksForTokens { get; set; }

    /// <summary>Whether it has asked for its token, by which foreign code may know of a cancel.</summary>
    internal bool HasAskedForToken => lastAsked is not null;

    /// <summary>Whether it has done so in that stretch or since: an await that began there knows of a cancel, as far as can be told.</summary>
    internal bool HasAskedSince(long stretch) => lastAsked >= stretch;

    /// <summary>It asks for its token.</summary>
    internal CancellationToken AskForToken()
    {
        lastAsked = world.Loop.Segment;
        return CurrentToken;
    }

    /// <summary>How often a cancel was thrown into it, or passed on to what it awaited.</summary>
    internal int Delivered { get; set; }

    /// <summary>When it was last cancelled directly, unless that was taken back.</summary>
    internal (long Sequence, TimeSpan At)? LastCancel { get; private set; }

    /// <summary>Whether it has taken requests back, or would have, had there been one.</summary>
    internal bool HasUncancelled { get; private set; }

    /// <summary>Whether it was cancelled by code of its own, or of another task that this has begun eagerly.</summary>
    internal bool HasCancelledItself { get; set; }

    /// <summary>Whom it awaits now.</summary>
    internal List<Actor> Awaited { get; } = [];

    /// <summary>Whether its end may hang on that of another: it awaits that one or has made it, or one of those does so.</summary>
    internal bool HangsOn(Actor other)
    {
        HashSet<Actor> seen = [this];
        Queue<Actor> left = new([this]);
        while (left.TryDequeue(out var next))
        {
            if (next == other)
            {
                return true;
            }

            foreach (var each in next.Awaited.Concat(world.Actors.Where(made => made.Maker == next)).Where(seen.Add))
            {
                left.Enqueue(each);
            }
        }

        return false;
    }

    private Actor? Maker => maker;

    /// <summary>Where its code stands.</summary>
    internal Place Place(GroupWatch? group) => new(world, this, group, Deadline: null, cleanUp);

    /// <summary>When it was cancelled directly for the first time after that; null if it was not.</summary>
    internal TimeSpan? FirstCancelAfter(long sequence) => cancels.Where(cancel => cancel.Sequence > sequence).Select(static cancel => (TimeSpan?)cancel.At).FirstOrDefault();

    /// <summary>Its task, unless it has ended before its first step.</summary>
    internal LoopTask? Find() => Task ?? world.Loop.Tasks.FirstOrDefault(task => IsNamed && task.Name == $"P{Id}");

    internal void Begin(GroupWatch? group)
    {
        world.Require(group is not { IsOver: true }, $"P{Id} begins in a group that is over");
        world.Require(!HasBegun, $"P{Id} ran twice");
        HasBegun = true;
        Task = LoopTask.Current!;
        world.Require(Task.OwnCancelRequests == 0, $"P{Id} was cancelled before its first step and ran all the same");
        world.Note("begins", Id);
        group?.Began();
    }

    internal void End(GroupWatch? group)
    {
        world.Note("ends", Id);
        cleanUp.Begins(this);
        Ended = world.Now;
        world.Require(Task!.ScopeCancelRequests == 0 || world.Frames.Exists(frame => frame.Actor == this), $"P{Id} ends with {Task.ScopeCancelRequests} requests of scopes left");
        group?.Ended();
    }

    internal void Cancel(string why)
    {
        var wasDone = Task!.IsDone;
        var before = Task.OwnCancelRequests;
        HasCancelledItself |= world.IsRunning(Task);
        LastCancel = (world.Next(), world.Now);
        cancels.Add(LastCancel.Value);
        var taken = Task.Cancel(why);
        world.Note(taken ? "was cancelled" : "was done", Id);
        world.Require(taken != wasDone, $"Cancel of P{Id} gave {taken} although it was {(wasDone ? "" : "not ")}done");
        world.Require(Task.OwnCancelRequests == before + (taken ? 1 : 0), $"P{Id} counts {Task.OwnCancelRequests} requests after {before} and a cancel");
        cancelled += taken ? 1 : 0;
    }

    internal void Uncancel()
    {
        var before = Task!.OwnCancelRequests;
        var left = Task.Uncancel();
        HasUncancelled = true;
        takenBack += before - Task.OwnCancelRequests;
        world.Note("uncancels", Id, left);
        world.Require(Task.OwnCancelRequests == Math.Max(0, before - 1), $"P{Id} counts {Task.OwnCancelRequests} requests after {before} and an uncancel");
        world.Require(left == Task.CancelRequests, $"Uncancel gave {left} and P{Id} counts {Task.CancelRequests}");
        if (Task.OwnCancelRequests == 0)
        {
            LastCancel = null;
        }
    }

    /// <summary>What must hold when the whole program has ended.</summary>
    internal void CheckEnd()
    {
        if (Task is null)
        {
            world.Require(IsNamed, $"P{Id} has no task");
            return;
        }

        world.Require(Task.IsDone, $"P{Id} is not done at the end");
        if (!Task.IsDone)
        {
            return;
        }

        world.Require(HasBegun == Ended is not null, $"P{Id} began and did not end");
        world.Require(HasBegun || Task.IsCancelled, $"P{Id} never ran and is {Task}");
        world.Require(HasBegun || cancelled + Task.OwnCancelRequests > 0, $"P{Id} never ran and nobody cancelled it");
        if (Task.IsCancelled)
        {
            return;
        }

        var failure = Task.Exception;
        world.Require(failure is null || Expected.IsOfProgram(failure), $"P{Id} failed with {failure}");
        world.Require(failure is not null || Task is not LoopTask<int> valued || valued.Result == Code, $"P{Id} gave another value than {Code}");
        world.Require(
            failure is not null || Task.OwnCancelRequests == 0 || Delivered > 0,
            $"P{Id} was cancelled {Task.OwnCancelRequests} times, heard of none and succeeded"
        );
        world.Require(!IsShielded || world.HasQuit || Task.OwnCancelRequests + takenBack <= cancelled, $"a cancel reached P{Id} through its shield");
    }
}

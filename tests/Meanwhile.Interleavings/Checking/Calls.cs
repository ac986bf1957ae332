namespace Meanwhile.Interleavings;

/// <summary>Callbacks: each comes once, at its time, in its order, with no task current, and not when it was taken back.</summary>
internal sealed class Calls(World world)
{
    private readonly List<Call> calls = [];
    private readonly Dictionary<object, Call> lastOfKind = [];

    /// <summary>How many are still to come.</summary>
    internal int Pending => calls.Count(static call => call is { IsOver: false });

    /// <summary>When all have come.</summary>
    internal TimeSpan LastDue => calls.Where(static call => !call.IsOver).Max(static call => call.Due);

    internal void Soon(Actor actor, bool threadsafe)
    {
        var call = Add(actor, threadsafe ? "threadsafe" : "soon", world.Now);
        call.Handle = threadsafe ? world.Loop.CallSoonThreadsafe(() => Run(call)) : world.Loop.CallSoon(() => Run(call));
        Made(call);
    }

    internal void Later(Actor actor, int seconds)
    {
        var due = world.Now + seconds.Seconds;
        var call = Add(actor, due, due);
        call.Handle = world.Loop.CallLater(seconds.Seconds, () => Run(call));
        Made(call);
    }

    internal void WhenDone(Actor actor, LoopTask task)
    {
        // Who adds one to a task that is done comes after those who waited for it.
        var call = Add(actor, task, TimeSpan.Zero);
        call.Task = task;
        task.AddDoneCallback(done =>
        {
            world.Require(done == task && task.IsDone, "a callback got another task than its own");
            Run(call);
        });
        Made(call);
    }

    /// <summary>Takes one back that is still to come.</summary>
    internal void Cancel(int which)
    {
        Call[] open = [.. calls.Where(static call => call is { IsOver: false, Handle: not null })];
        if (open.Length > 0)
        {
            var call = open[which % open.Length];
            call.Handle!.Cancel();
            call.IsTakenBack = true;
        }
    }

    private Call Add(Actor actor, object kind, TimeSpan due)
    {
        var call = new Call(calls.Count, kind, due) { Maker = actor.Id, Local = world.Local };
        calls.Add(call);
        return call;
    }

    private void Made(Call call)
    {
        world.Require(!call.HasRun, "a callback ran inside the call that asked for it");
        call.IsMade = true;
    }

    private void Run(Call call)
    {
        world.Note("calls back", call.Maker, call.Number);
        world.Require(!call.HasRun, "a callback ran twice");
        world.Require(!call.IsTakenBack, "a callback ran that was taken back");
        world.Require(call.IsMade, "a callback ran at once");
        world.Require(world.Local == call.Local, $"a callback has {world.Local} in its context instead of {call.Local}");
        world.Require(LoopTask.Current is null, $"{LoopTask.Current} is current in a callback");
        world.Require(call.Task is not null || world.Now == call.Due, $"a callback for {call.Due.TotalSeconds} s came at {world.Now.TotalSeconds} s");
        call.HasRun = true;
        if (world.IsInOrder)
        {
            if (lastOfKind.TryGetValue(call.Kind, out var last))
            {
                world.Require(last.Number < call.Number, $"callback {call.Number} came after {last.Number}");
            }

            lastOfKind[call.Kind] = call;
        }
    }

    private sealed class Call(int number, object kind, TimeSpan due)
    {
        internal int Number => number;

        internal object Kind => kind;

        internal TimeSpan Due => due;

        internal int Maker { get; init; }

        /// <summary>What whoever made it had in its context.</summary>
        internal int Local { get; init; }

        internal Handle? Handle { get; set; }

        internal LoopTask? Task { get; set; }

        internal bool IsMade { get; set; }

        internal bool HasRun { get; set; }

        internal bool IsTakenBack { get; set; }

        internal bool IsOver => HasRun || IsTakenBack;
    }
}

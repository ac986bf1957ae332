using Meanwhile.Testing;
using Meanwhile.Tests.Programs;

namespace Meanwhile.Interleavings;

/// <summary>One run of a program in one order.</summary>
internal sealed class Trial
{
    private const int MostRescues = 300;

    private readonly World world;
    private readonly List<LoopError> errors = [];
    private readonly Scenario scenario;
    private EventLoop loop = null!;
    private int rescues;

    /// <summary>Prepares a run.</summary>
    /// <param name="scenario">The program.</param>
    /// <param name="order">The seed of its order; null for first come, first served.</param>
    /// <param name="trace">Takes what happens, line by line.</param>
    internal Trial(Scenario scenario, int? order, List<string>? trace = null)
    {
        this.scenario = scenario;
        world = new World(scenario.Seed, order is null, trace);
        var clock = new VirtualTime();
        Options = new LoopOptions
        {
            TimeProvider = clock,
            Poller = new StrictPoller(clock) { Idling = Idle },
            PickingPolicy = order is { } seed ? new SeededOrder(seed) : null,
            OnError = errors.Add,
            HandleInterrupt = false,
        };
    }

    /// <summary>What was not as it should be.</summary>
    internal IReadOnlyList<string> Violations => world.Violations;

    /// <summary>Stands for all that happened.</summary>
    internal ulong Digest => world.Digest;

    private LoopOptions Options { get; }

    internal Trial Run()
    {
        try
        {
            Async.Run(Main, Options);
        }
        catch (CancelledException) when (world.HasQuit)
        {
            // Main had ended in the same turn.
        }
        catch (Exception failure)
        {
            world.Violate($"the run failed: {failure}");
        }

        CheckAfterwards();
        return this;
    }

    private async Coroutine Main()
    {
        try
        {
            await PlayToTheEnd();
        }
        catch (CancelledException) when (world.HasQuit)
        {
            // What is under way is the loop's to end.
        }
    }

    private async Coroutine PlayToTheEnd()
    {
        loop = EventLoop.Current;
        world.Begin();
        var interpreter = new Interpreter(world);
        interpreter.Spawn(scenario.Main, maker: null);
        while (world.Actors.Select(static actor => actor.Task).OfType<LoopTask>().Where(static task => !task.IsDone).ToArray() is { Length: > 0 } left)
        {
            await Wait(left);
        }

        for (var i = 0; i < 100 && world.Calls.Pending > 0; i++)
        {
            var rest = world.Calls.LastDue - world.Now;
            await Sleep(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }

        world.Require(world.Calls.Pending == 0, $"{world.Calls.Pending} callbacks never came");

        // What is under way at the end of a task, such as the news of it, needs a turn or two.
        for (var i = 0; i < 10 && (loop.Ready.Count > 0 || loop.Inbox.HasItems); i++)
        {
            await Yield();
        }

        CheckEnd();
    }

    private void Idle()
    {
        world.CheckIdle();
        if (loop.Timers.NextDue < 0 && (++rescues > MostRescues || !world.Rescue()))
        {
            throw new DeadlockException();
        }
    }

    private void CheckEnd()
    {
        world.CheckIdle();
        world.Actors.ForEach(static actor => actor.CheckEnd());
        world.Require(loop.TaskCount == 1, $"{loop.TaskCount - 1} tasks are left: {string.Join(", ", loop.Tasks)}");
        world.Require(loop.Timers.NextDue < 0 && loop.Timers.Count == 0, $"{loop.Timers.Count} timers are left");
        world.Require(loop.Ready.Count == 0 && !loop.Inbox.HasItems, $"{loop.Ready.Count} things are left that are ready");
    }

    private void CheckAfterwards()
    {
        foreach (var error in errors)
        {
            world.Require(error.Exception is { } failure && Expected.IsOfProgram(failure) && IsCausedByPrograms(error.Message), $"the loop reports: {error}");
        }

        if (world.HasQuit)
        {
            world.Actors.ForEach(static actor => actor.CheckEnd());
            world.CheckLeftovers();
        }

        if (loop is not null)
        {
            foreach (var pool in loop.UsedPools)
            {
                world.Require(pool.Outstanding == 0, $"{pool.Outstanding} boxes of '{pool.Name}' are out when the loop has closed");
            }
        }
    }

    // Nobody waits any longer for what a shield guards, for the items of a stream that was left, or when the run has ended.
    private bool IsCausedByPrograms(string message) =>
        message.Contains("failed inside a shield", StringComparison.Ordinal)
        || message.Contains("whose iteration was left", StringComparison.Ordinal)
        || (
            world.HasQuit
            && (message.Contains("during shutdown", StringComparison.Ordinal) || message.Contains("was never looked at", StringComparison.Ordinal))
        );
}

using Meanwhile.Testing;
using Meanwhile.Tests.Programs;

namespace Meanwhile.Interleavings;

/// <summary>One run of a program in one order.</summary>
internal sealed partial class Trial
{
    private const int MostRescues = 300;

    // Real time, which must not matter: for what ends, more than any machine takes; for what never ends, as little as can be.
    private static readonly TimeSpan Ample = TimeSpan.FromHours(1);
    private static readonly TimeSpan Scant = TimeSpan.FromMilliseconds(20);

    private readonly World world;
    private readonly Reports reports;
    private readonly Scenario scenario;
    private readonly VirtualTime clock = new();
    private readonly VirtualTime real = new();
    private EventLoop loop = null!;
    private Watchdog? watchdog;
    private int rescues;

    /// <summary>Prepares a run.</summary>
    /// <param name="scenario">The program.</param>
    /// <param name="order">The seed of its order; null for first come, first served.</param>
    internal Trial(Scenario scenario, int? order)
    {
        this.scenario = scenario;
        world = new World(scenario.Seed, scenario.Reach, order is null && scenario.Reach < Reach.Pool, clock);
        reports = new Reports(world);
        Options = new LoopOptions
        {
            TimeProvider = clock,
            Poller = scenario.Reach == Reach.Loop ? new StrictPoller(clock) { Idling = Idle } : null,
            PickingPolicy = order is { } seed ? new SeededOrder(seed) : null,
            OnError = reports.Add,
            HandleInterrupt = false,
            AbandonAfter = scenario.Reach == Reach.Endless ? Scant : Ample,
            RealClock = scenario.Reach == Reach.Endless ? TimeProvider.System : real,
            WindUpReport = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>What was not as it should be.</summary>
    internal IReadOnlyList<string> Violations => world.Violations;

    /// <summary>Whether the machine was too slow for it to tell anything.</summary>
    internal bool IsLate => reports.IsLate;

    /// <summary>All that happened so far.</summary>
    internal Trace Trace => world.Trace;

    /// <summary>Stands for all that happened.</summary>
    internal ulong Digest => world.Digest;

    private LoopOptions Options { get; }

    internal Trial Run()
    {
        using (watchdog = scenario.Reach == Reach.Loop ? null : new Watchdog(world, () => real.Advance(Ample)))
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
        await EndTasks();
        if (scenario.Reach != Reach.Loop)
        {
            do
            {
                await EndForeign();
                await EndTasks();
            } while (!IsOver);

            LookAtHelpers();
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

    private async Coroutine EndTasks()
    {
        while (world.Actors.Select(static actor => actor.Task).OfType<LoopTask>().Where(static task => !task.IsDone).ToArray() is { Length: > 0 } left)
        {
            await Wait(left);
        }
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
        if (watchdog is { HasGivenUp: true })
        {
            // A foreign method that is left to the end of the run may go on even now, and make another task.
            world.HasGivenUp = true;
            world.Actors.FindAll(static actor => actor.Task is not { IsDone: false }).ForEach(static actor => actor.CheckEnd());
            return;
        }

        world.Actors.ForEach(static actor => actor.CheckEnd());

        world.Require(loop.TaskCount == 1, $"{loop.TaskCount - 1} tasks are left: {string.Join(", ", loop.Tasks)}");
        world.Require(loop.Timers.NextDue < 0 && loop.Timers.Count == 0, $"{loop.Timers.Count} timers are left");
        if (scenario.Reach < Reach.Pool)
        {
            world.Require(loop.Ready.Count == 0 && !loop.Inbox.HasItems, $"{loop.Ready.Count} things are left that are ready");
        }

        world.Foreign.CheckEnd();
    }

    private void CheckAfterwards()
    {
        reports.CheckEnd();
        if (world.HasQuit)
        {
            world.Actors.ForEach(static actor => actor.CheckEnd());
            world.CheckLeftovers();
        }

        if (loop is not null && world.Frames.Count == 0)
        {
            foreach (var pool in loop.UsedPools)
            {
                world.Require(pool.Outstanding == 0, $"{pool.Outstanding} boxes of '{pool.Name}' are out when the loop has closed");
            }
        }
    }
}

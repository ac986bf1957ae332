using Meanwhile.Tests.Programs;

namespace Meanwhile.Interleavings;

/// <summary>
/// Helps a program on that waits for what nobody brings: where nothing else is due on the virtual clock, a timer far ahead comes. First
/// the tasks are cancelled, then what they wait for is brought, and then the time for their clean-up is over.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const int MostBarks = 1000;

    // For what the loop gives up in real time only.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(10);

    private readonly World world;
    private readonly Action passRealTime;
    private readonly ITimer timer;
    private readonly ManualResetEvent never = new(initialState: false);
    private long lastSequence = -1;
    private int barks;
    private int inVain;

    /// <summary>Makes one.</summary>
    /// <param name="world">The run.</param>
    /// <param name="passRealTime">Lets the time for clean-up pass, which is the real clock's.</param>
    internal Watchdog(World world, Action passRealTime)
    {
        this.world = world;
        this.passRealTime = passRealTime;
        timer = world.Clock.CreateTimer(_ => Bark(), null, Ahead, Ahead);
    }

    /// <summary>Whether what is left is left to the end of the run.</summary>
    internal bool HasGivenUp { get; private set; }

    public void Dispose()
    {
        timer.Dispose();
        never.Dispose();
    }

    private void Bark()
    {
        if (++barks > MostBarks)
        {
            throw new DeadlockException();
        }

        world.CheckIdle();
        world.Loop.CallSoonThreadsafe(Help);
    }

    private void Help()
    {
        var hasStirred = world.Sequence != lastSequence;
        var isAlive = world.Rescue();
        if (!hasStirred)
        {
            world.Foreign.Open();
            if (++inVain > 1)
            {
                passRealTime();
            }

            if (world.Reach == Reach.Endless)
            {
                never.WaitOne(Courtesy);
            }

            if (!isAlive)
            {
                world.Helpers.ForEach(static helper => helper.Cancel());
            }

            // Foreign methods of tasks that have ended wait for something else: that is for the end of the run.
            HasGivenUp |= !isAlive && world.Helpers.TrueForAll(static helper => helper.IsDone);
            world.Stir();
        }

        inVain = hasStirred ? 0 : inVain;
        lastSequence = world.Sequence;
    }
}

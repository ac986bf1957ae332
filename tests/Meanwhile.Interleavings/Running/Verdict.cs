namespace Meanwhile.Interleavings;

/// <summary>What came of a program that was run in several orders.</summary>
/// <param name="Wrong">What was not as it should be, and in which order; empty if all was well.</param>
/// <param name="Happened">All that happened in that order.</param>
internal sealed record Verdict(string Wrong, IReadOnlyList<string> Happened)
{
    private const int Orders = 3;

    // Of the programs that may have to do with the thread pool, one in so many runs while others keep that from its work.
    private const int OnLoadedPool = 50;

    // And one in so many runs in all its orders at once.
    private const int AtOnce = 4;

    // On a machine that has too much to do, what is on the pool may not come back within the time that virtual time waits for it.
    private const int MostTries = 5;

    // Far more than any program takes, also where others keep the machine busy.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    internal static readonly Verdict Good = new("", []);

    internal bool IsGood => Wrong.Length == 0;

    /// <summary>Runs a program in several orders, one of them twice.</summary>
    internal static Verdict On(Scenario scenario)
    {
        var orders = new Order[Orders + 1];
        for (var i = 0; i <= Orders; i++)
        {
            orders[i] = new Order(scenario, i == 0 ? null : unchecked(scenario.Seed + i));
        }

        // One that blocks its thread can be stopped in no other way.
        using var alarm = new Timer(_ => Environment.FailFast($"This program hangs: {scenario}\n{string.Join('\n', orders.Select(static order => order.Text))}"), null, Most, Timeout.InfiniteTimeSpan);
        using var strangers = new PoolStrangers(LoadFor(scenario));
        if (RunAtOnce(scenario))
        {
            Thread[] threads = Array.ConvertAll(orders, static order => new Thread(order.Run));
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());
        }
        else
        {
            for (var i = 0; i < orders.Length && (i == 0 || !orders[i - 1].IsWrong); i++)
            {
                orders[i].Run();
            }
        }

        return Array.Find(orders, static order => order.IsWrong)?.Verdict ?? Again(scenario, orders[^1]);
    }

    // In which order things come back from the pool is not the program's alone.
    private static Verdict Again(Scenario scenario, Order last)
    {
        if (scenario.Reach >= Reach.Pool)
        {
            return Good;
        }

        var again = new Order(scenario, last.Seed);
        again.Run();
        return again.Digest == last.Digest ? Good : new Verdict($"{last.Name}: it went another way the second time", again.Happened);
    }

    private static PoolLoad LoadFor(Scenario scenario)
    {
        if (scenario.Reach < Reach.Pool)
        {
            return PoolLoad.Quiet;
        }

        return Settings.Load
            ?? (scenario.Seed % OnLoadedPool) switch
            {
                0 => PoolLoad.Blocked,
                1 => PoolLoad.Busy,
                _ => PoolLoad.Quiet,
            };
    }

    private static bool RunAtOnce(Scenario scenario) => scenario.Reach > Reach.Loop && (Settings.AtOnce ?? (scenario.Seed % AtOnce == 0));

    private sealed class Order(Scenario scenario, int? seed)
    {
        private Trial trial = new(scenario, seed);

        internal int? Seed => seed;

        internal string Name => seed is { } number ? $"in the order of seed {number}" : "in the loop's own order";

        internal ulong Digest => trial.Digest;

        internal bool IsWrong => trial.Violations.Count > 0;

        internal IReadOnlyList<string> Happened => [Name, .. trial.Trace.Lines];

        internal Verdict Verdict => new($"{Name}: {string.Join("; ", trial.Violations)}", Happened);

        /// <summary>What happened last.</summary>
        internal string Text => string.Join('\n', Happened.TakeLast(60));

        internal void Run()
        {
            trial.Run();
            for (var tries = 1; tries < MostTries && trial.IsLate; tries++)
            {
                trial = new Trial(scenario, seed);
                trial.Run();
            }
        }
    }
}

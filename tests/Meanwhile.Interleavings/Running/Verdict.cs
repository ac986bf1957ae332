namespace Meanwhile.Interleavings;

/// <summary>Runs a program in several orders and says what was wrong.</summary>
internal static class Verdict
{
    private const int Orders = 3;

    // Far more than any program takes, also where others keep the machine busy.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>What was not as it should be, and in which order; empty if all was well.</summary>
    internal static string On(Scenario scenario)
    {
        // One that blocks its thread can be stopped in no other way.
        using var alarm = new Timer(_ => Environment.FailFast($"This program hangs: {scenario}"), null, Most, Timeout.InfiniteTimeSpan);
        ulong last = 0;
        for (var i = 0; i <= Orders; i++)
        {
            int? order = i == 0 ? null : unchecked(scenario.Seed + i);
            var trial = new Trial(scenario, order).Run();
            last = trial.Digest;
            if (trial.Violations.Count > 0)
            {
                return $"{NameOf(order)}: {string.Join("; ", trial.Violations)}";
            }
        }

        var again = unchecked(scenario.Seed + Orders);
        return new Trial(scenario, again).Run().Digest == last ? "" : $"{NameOf(again)}: it went another way the second time";
    }

    /// <summary>All that happens in the first order in which something is wrong.</summary>
    internal static IEnumerable<string> Trace(Scenario scenario)
    {
        for (var i = 0; i <= Orders; i++)
        {
            int? order = i == 0 ? null : unchecked(scenario.Seed + i);
            List<string> trace = [NameOf(order)];
            if (new Trial(scenario, order, trace).Run().Violations.Count > 0)
            {
                return trace;
            }
        }

        return ["Nothing is wrong in any order."];
    }

    private static string NameOf(int? order) => order is { } seed ? $"in the order of seed {seed}" : "in the loop's own order";
}

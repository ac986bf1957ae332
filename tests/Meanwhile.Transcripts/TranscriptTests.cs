namespace Meanwhile.Transcripts;

/// <summary>The twins print what CPython printed, or what their difference says.</summary>
public class TranscriptTests
{
    private const int Fewest = 150;

    public static TheoryData<string> Names => [.. Scenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Twin_prints_what_it_should(string name)
    {
        var scenario = new Scenario(name);
        var expected = string.Join('\n', scenario.Difference?.Expected ?? scenario.Recorded);
        var actual = string.Join('\n', scenario.MakeTwin().Play());
        Assert.True(expected == actual, $"{name} should print\n{expected}\nand its twin prints\n{actual}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_is_complete(string name)
    {
        var scenario = new Scenario(name);
        Assert.True(scenario.HasProgram, $"{name} has no program (.py)");
        Assert.True(scenario.HasTwin, $"{name} has no twin (.cs with a class of that name)");
        Assert.True(scenario.HasRecording, $"{name} has no recording (.txt): run tests/Meanwhile.Transcripts/record");
        Assert.Matches(@"^# (S\d+(, S\d+)*: )?[A-Z]", scenario.Program);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Recording_is_of_the_program_as_it_is(string name)
    {
        var scenario = new Scenario(name);
        Assert.StartsWith("# CPython 3.13.", scenario.Header[0], StringComparison.Ordinal);
        Assert.True(
            scenario.HashesOfTheProgram().SequenceEqual(scenario.Header.Skip(1).Take(2)),
            $"The recording of {name} is older than its program: run tests/Meanwhile.Transcripts/record with a CPython 3.13"
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Recording_holds_what_was_printed(string name)
    {
        var scenario = new Scenario(name);
        Assert.True(
            scenario.Header[3] == scenario.HashOfWhatWasPrinted(),
            $"The recording of {name} was changed by hand: run tests/Meanwhile.Transcripts/record with a CPython 3.13"
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Twin_names_no_error_itself(string name)
    {
        var faults = ErrorNames.In(new Scenario(name).SourceOfTheTwin);
        Assert.True(faults.Length == 0, $"{name} names an error itself: {string.Join(", ", faults)}. Print the error, or TypeOf(error), so that its exact type shows.");
    }

    [Fact]
    public void A_difference_is_one()
    {
        var same = Scenarios.All.Where(scenario => scenario.Difference?.Expected.SequenceEqual(scenario.Recorded) == true);
        Assert.Empty(same);
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Scenarios.All.Count, Fewest, int.MaxValue);

    [Fact]
    public void Every_row_that_can_be_compared_is_shown()
    {
        var shown = Scenarios.All.SelectMany(scenario => scenario.Rows).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Rows.Comparable.Except(shown));
        Assert.Empty(shown.Except(Rows.Comparable));
    }

    [Fact]
    public void Every_twin_has_its_program()
    {
        var twins = typeof(Twin).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Twin)) && !type.IsAbstract);
        var names = Scenarios.All.Select(scenario => scenario.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(twins.Select(type => type.FullName!["Meanwhile.Transcripts.".Length..].Replace('.', '/')).Except(names));
    }

    [Fact]
    public void The_page_of_differences_is_up_to_date()
    {
        var page = DifferencesPage.Write();
        if (Environment.GetEnvironmentVariable("MEANWHILE_UPDATE_DIFFERENCES") == "1")
        {
            File.WriteAllText(DifferencesPage.File, page);
        }

        Assert.True(
            File.Exists(DifferencesPage.File) && File.ReadAllText(DifferencesPage.File).ReplaceLineEndings("\n") == page,
            "docs/differences.md is not what the scenarios give: run MEANWHILE_UPDATE_DIFFERENCES=1 dotnet test tests/Meanwhile.Transcripts"
        );
    }
}

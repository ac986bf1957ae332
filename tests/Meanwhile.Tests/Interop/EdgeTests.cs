using Meanwhile.Edge.Awaitables;
using Meanwhile.Edge.Below;
using Meanwhile.Edge.Contract;
using Meanwhile.Edge.Running;

namespace Meanwhile.Tests.Interop;

/// <summary>The cases of <c>tests/Meanwhile.Edge</c>, which also run in a native program: what a cancel does with each kind of await of .NET's own.</summary>
public class EdgeTests
{
    public static TheoryData<string, string> GroupsByClock => WithClocks(Kinds.Groups.Select(group => group.Name));

    public static TheoryData<string> Clocks => ["real time", "virtual time"];

    public static TheoryData<string, string> PromisesByClock => WithClocks(Cases.Promises.Select(promise => promise.Name));

    [Theory, MemberData(nameof(GroupsByClock))]
    public void Await_ends_as_the_table_says_whatever_its_end_and_the_moment_of_the_cancel(string group, string clock) =>
        Hold(Cases.Of(Kinds.Groups.Single(each => each.Name == group).Kinds, ClockOf(clock)));

    [Theory, MemberData(nameof(Clocks))]
    public void Cancel_goes_to_the_coroutine_below_foreign_code_and_what_is_made_of_it_there_counts(string clock) =>
        Hold(Cases.Of(Shapes.All, ClockOf(clock)));

    [Theory, MemberData(nameof(PromisesByClock))]
    public void Program_does_as_its_name_says(string promise, string clock) =>
        Hold([Cases.Promises.Single(each => each.Name == promise).On(ClockOf(clock))]);

    internal static void Hold(IEnumerable<Case> cases, int atOnce = Crew.Usual, TimeSpan more = default)
    {
        var failed = Crew.Run([.. cases], atOnce, more);
        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed.Select(each => $"{each.Name}{Environment.NewLine}    {each.Problem}")));
    }

    private static TheoryData<string, string> WithClocks(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, string>();
        foreach (var name in names)
        {
            rows.Add(name, "real time");
            rows.Add(name, "virtual time");
        }

        return rows;
    }

    private static Clock ClockOf(string name) => name == "real time" ? Clock.Real : Clock.Virtual;
}

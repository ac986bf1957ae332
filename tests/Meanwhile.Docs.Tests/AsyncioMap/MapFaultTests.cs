namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>What the tests of the map would say of a map that is wrong.</summary>
public sealed class MapFaultTests
{
    private const string Row = "| `Lock` | `AsyncLock` | `var gate = new AsyncLock();` |";

    [Fact]
    public void A_map_that_is_right_has_no_fault()
    {
        var rows = Read(Row);

        Assert.Empty(MapFaults.OfCoverage(rows, ["Lock"]).Concat(MapFaults.OfNames(rows)).Concat(MapFaults.OfContent(rows)));
    }

    [Fact]
    public void A_name_of_asyncio_without_a_row_is_found() =>
        Assert.Equal(["asyncio has Lock.acquire, and no row is for it"], MapFaults.OfCoverage(Read(Row), ["Lock", "Lock.acquire"]));

    [Fact]
    public void A_row_for_what_asyncio_does_not_have_is_found() =>
        Assert.Equal(["line 5 (Lokc): asyncio has no Lokc"], MapFaults.OfCoverage(Read("| `Lokc` | `AsyncLock` | |"), []));

    [Fact]
    public void What_is_called_otherwise_than_in_asyncio_needs_no_row_of_asyncio() =>
        Assert.Empty(MapFaults.OfCoverage([.. MapText.Read("## Else\n\n| for | Meanwhile | example |\n|---|---|---|\n| `nursery` | `TaskGroup` | |")], []));

    [Theory]
    [InlineData("AsyncLokc")]
    [InlineData("AsyncLock.Aquire")]
    [InlineData("AsyncLock<T>")]
    [InlineData("System.NoSuchException")]
    [InlineData("ItemStore")]
    public void A_name_that_Meanwhile_does_not_have_is_found(string name) =>
        Assert.Equal([$"line 5 (Lock): there is no public {name}"], MapFaults.OfNames(Read($"| `Lock` | `{name}` | |")));

    [Theory]
    [InlineData("Future")]
    [InlineData("Future<T>")]
    [InlineData("Future<T>.Result")]
    [InlineData("AsyncQueue.Put")]
    [InlineData("TimeSpanExtensions.Seconds")]
    [InlineData("System.TimeoutException")]
    [InlineData("System.Threading.AsyncLocal<T>")]
    public void A_name_that_is_there_is_none(string name) => Assert.Empty(MapFaults.OfNames(Read($"| `Lock` | `{name}` | |")));

    [Fact]
    public void What_is_there_is_not_planned() =>
        Assert.Equal(["line 5 (Lock): AsyncLock is there, and no longer planned; give the row an example"], MapFaults.OfNames(Read("| `Lock` | planned: `AsyncLock` `AsyncTurnstile` | |")));

    [Fact]
    public void Types_and_functions_that_no_row_mentions_are_found()
    {
        var faults = MapFaults.OfCompleteness(Read(Row)).ToArray();

        Assert.Contains("the type AsyncEvent is in no row", faults);
        Assert.Contains("Async.Gather is in no row", faults);
        Assert.Contains("Async.CurrentToken is in no row", faults);
        Assert.DoesNotContain("the type AsyncLock is in no row", faults);
    }

    [Fact]
    public void What_is_only_planned_does_not_stand_for_what_is_there() =>
        Assert.Contains("the type AsyncLock is in no row", MapFaults.OfCompleteness(Read("| `Lock` | planned: `AsyncLock` | |")));

    [Theory]
    [InlineData("| `Lock` | none: no need. | |", "the reason why there is none is missing")]
    [InlineData("| `Lock` | some day | `Work();` |", "it names nothing of Meanwhile")]
    [InlineData("| `Lock` | `AsyncLock` | |", "it has no example")]
    [InlineData("| `Lock` | `AsyncLock` | `a();`<br>`b();`<br>`c();` |", "its example has 3 lines; 2 are the most")]
    public void A_row_that_says_too_little_or_too_much_is_found(string row, string fault) => Assert.Equal([$"line 5 (Lock): {fault}"], MapFaults.OfContent(Read(row)));

    [Fact]
    public void A_row_with_too_many_cells_is_refused() => Assert.Throws<FormatException>(() => Read("| `Lock` | `AsyncLock` | `a | b` |"));

    private static MapRow[] Read(string row) => [.. MapText.Read($"## Locks\n\n| asyncio | Meanwhile | example |\n|---|---|---|\n{row}\n")];
}

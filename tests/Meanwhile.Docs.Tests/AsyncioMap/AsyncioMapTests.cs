namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>docs/asyncio-map.md against CPython's list of names, which record-names has written, and against the assemblies.</summary>
public sealed class AsyncioMapTests
{
    private static readonly string[] Names = Repository.Read("tests/Meanwhile.Docs.Tests/AsyncioMap/asyncio-names.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Every_public_name_of_asyncio_is_in_a_row() => None(MapFaults.OfCoverage(MapText.Rows, Names));

    [Fact]
    public void Every_name_of_Meanwhile_in_the_map_exists_and_nothing_that_exists_is_called_planned() => None(MapFaults.OfNames(MapText.Rows));

    [Fact]
    public void Every_public_type_and_every_function_of_Async_is_in_a_row() => None(MapFaults.OfCompleteness(MapText.Rows));

    [Fact]
    public void A_row_shows_an_example_or_says_why_there_is_none() => None(MapFaults.OfContent(MapText.Rows));

    [Fact]
    public void The_list_of_names_is_that_of_a_whole_asyncio()
    {
        Assert.InRange(Names.Length, 300, 400);
        Assert.Equal(Names.Length, Names.Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(Names.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["run", "Future.cancel", "loop.call_soon", "loop.slow_callback_duration", "Queue.shutdown", "IncompleteReadError.partial", "subprocess.Process.pid"], StringComparer.Ordinal));
    }

    [Fact]
    public void Kinds_of_future_derive_from_each_other_as_Task_does()
    {
        Assert.Equal(typeof(Future), typeof(LoopTask).BaseType);
        Assert.Equal(typeof(LoopTask), typeof(LoopTask<>).BaseType);
        Assert.Equal(typeof(Future), typeof(Future<>).BaseType);
        Assert.All([typeof(Coroutine), typeof(Coroutine<int>), typeof(Future), typeof(LoopTask<int>)], type => Assert.True(type.IsAssignableTo(typeof(IAwaitable))));
        Assert.All([typeof(Coroutine<int>), typeof(Future<int>), typeof(LoopTask<int>)], type => Assert.True(type.IsAssignableTo(typeof(IAwaitable<int>))));
    }

    [Fact]
    public void Exceptions_are_those_of_dotnet_or_derive_from_them()
    {
        Assert.Equal(typeof(OperationCanceledException), typeof(CancelledException).BaseType);
        Assert.Equal(typeof(InvalidOperationException), typeof(InvalidStateException).BaseType);
        Assert.Equal(typeof(AggregateException), typeof(ExceptionGroup).BaseType);
    }

    // Assert.Empty would cut the lines short.
    private static void None(IEnumerable<string> faults) => Assert.True(!faults.Any(), $"{MapText.File}:\n{string.Join('\n', faults)}");
}

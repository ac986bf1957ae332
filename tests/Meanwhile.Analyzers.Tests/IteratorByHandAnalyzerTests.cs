using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers.Tests;

public class IteratorByHandAnalyzerTests
{
    private const string Source = "private static async IAsyncEnumerable<int> Items() { await Task.Yield(); yield return 1; } ";

    [Theory]
    [InlineData("async Coroutine M() { var items = Items().GetAsyncEnumerator(); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M() { var items = Items().GetAsyncEnumerator(); while (await items.MoveNextAsync()) { Console.WriteLine(items.Current); } }")]
    [InlineData("async Task M() { var items = Items().GetAsyncEnumerator(); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M() { IAsyncEnumerator<int> items; items = Items().GetAsyncEnumerator(); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M(IAsyncEnumerable<int> given) { var items = given.GetAsyncEnumerator(default); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M(CancellationToken token) { var items = Items().WithCancellation(token).GetAsyncEnumerator(); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M() { await Items().GetAsyncEnumerator().MoveNextAsync(); }")]
    [InlineData("async Coroutine M(IAsyncEnumerable<int>? given) { var items = given?.GetAsyncEnumerator(); await items!.MoveNextAsync(); }")]
    [InlineData("void M() { Items().GetAsyncEnumerator(); }")]
    [InlineData("void M() { _ = Items().GetAsyncEnumerator(); }")]
    [InlineData("int M() => Items().GetAsyncEnumerator().Current;")]
    [InlineData("void M() { Func<Coroutine> later = async () => { var items = Items().GetAsyncEnumerator(); await items.MoveNextAsync(); }; }")]
    [InlineData("async Coroutine M(bool first) { var items = first ? Items().GetAsyncEnumerator() : null; await items!.MoveNextAsync(); }")]
    [InlineData("async Coroutine M() { var items = (IAsyncEnumerator<int>)(Items().GetAsyncEnumerator()); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M(bool first) { var items = Items().GetAsyncEnumerator(); items = first ? items : null; await items!.MoveNextAsync(); }")]
    [InlineData("async Coroutine M(IAsyncEnumerator<int> given) { var one = Items().GetAsyncEnumerator(); var other = one; one = other; await one.MoveNextAsync(); }")]
    public async Task Iterator_taken_by_hand_and_not_disposed_is_reported(string members)
    {
        Assert.Equal("MW0002", await Compiled.Ids(Source + members));
    }

    [Theory]
    [InlineData("async Coroutine M() { await foreach (var item in Items()) { Console.WriteLine(item); } }")]
    [InlineData("async Coroutine M() { await using var items = Items().GetAsyncEnumerator(); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M() { await using (var items = Items().GetAsyncEnumerator()) { await items.MoveNextAsync(); } }")]
    [InlineData("async Coroutine M() { await using (Items().GetAsyncEnumerator()) { } await F(); }")]
    [InlineData("async Coroutine M() { var items = Items().GetAsyncEnumerator(); await using (items) { await items.MoveNextAsync(); } }")]
    [InlineData("async Coroutine M() { var items = Items().GetAsyncEnumerator(); await using var held = items.ConfigureAwait(false); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M() { var items = Items().GetAsyncEnumerator(); try { await items.MoveNextAsync(); } finally { await items.DisposeAsync(); } }")]
    [InlineData("async Coroutine M() { var items = Items().GetAsyncEnumerator(); try { await items.MoveNextAsync(); } finally { await items.DisposeAsync().ConfigureAwait(false); } }")]
    [InlineData("async Coroutine M(IAsyncEnumerable<int>? given) { var items = given?.GetAsyncEnumerator(); if (items?.DisposeAsync() is { } end) { await end; } }")]
    [InlineData("async Coroutine M() { await using var items = Items().WithCancellation(default).GetAsyncEnumerator(); await items.MoveNextAsync(); }")]
    [InlineData("async Coroutine M(bool first) { await using var items = first ? Items().GetAsyncEnumerator() : null; await F(); }")]
    [InlineData("async Coroutine M() { var one = Items().GetAsyncEnumerator(); var other = one; one = other; other = one; await one.DisposeAsync(); }")]
    public async Task Iterator_that_is_disposed_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(Source + members));
    }

    [Theory]
    [InlineData("IAsyncEnumerator<int> M() => Items().GetAsyncEnumerator();")]
    [InlineData("IAsyncEnumerator<int> M() { var items = Items().GetAsyncEnumerator(); return items; }")]
    [InlineData("private IAsyncEnumerator<int>? kept; void M() { kept = Items().GetAsyncEnumerator(); }")]
    [InlineData("private readonly IAsyncEnumerator<int> kept = Items().GetAsyncEnumerator();")]
    [InlineData("void M(List<IAsyncEnumerator<int>> all) { all.Add(Items().GetAsyncEnumerator()); }")]
    [InlineData("void M(List<IAsyncEnumerator<int>> all) { var items = Items().GetAsyncEnumerator(); all.Add(items); }")]
    [InlineData("IAsyncEnumerator<int>[] M() => [Items().GetAsyncEnumerator()];")]
    public async Task Iterator_that_is_given_to_somebody_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(Source + members));
    }

    [Fact]
    public async Task Iterator_with_nothing_to_dispose_is_not_meant()
    {
        const string Members = """
            private struct Numbers
            {
                public int Current => 1;
                public ValueTask<bool> MoveNextAsync() => default;
                public Numbers GetAsyncEnumerator() => this;
            }

            private static async Coroutine M()
            {
                var items = default(Numbers).GetAsyncEnumerator();
                await items.MoveNextAsync();
            }
            """;

        Assert.Equal("", await Compiled.Ids(Members));
    }

    [Fact]
    public async Task Message_names_what_gives_the_iterator()
    {
        var found = Assert.Single(await Compiled.Members(Source + "async Coroutine M() { var items = Items().GetAsyncEnumerator(); await items.MoveNextAsync(); }"));

        Assert.Equal(
            "the iterator that 'Items()' gives is not disposed: if it stops at a 'yield', what it has to clean up never runs",
            found.GetMessage(CultureInfo.InvariantCulture)
        );
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }
}

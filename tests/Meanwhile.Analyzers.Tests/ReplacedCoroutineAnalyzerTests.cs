namespace Meanwhile.Analyzers.Tests;

public class ReplacedCoroutineAnalyzerTests
{
    [Theory]
    [InlineData("async Coroutine M() { var one = F(); one = F(); await one; }")]
    [InlineData("async Coroutine M() { Coroutine one; one = F(); one = F(); await one; }")]
    [InlineData("async Coroutine M() { var one = F(); Console.WriteLine(); one = Coroutine.Completed; await one; }")]
    [InlineData("async Coroutine M() { var one = F(); one = default; await one; }")]
    [InlineData("async Coroutine M() { Coroutine? one = F(); one = null; await one!.Value; }")]
    [InlineData("async Coroutine M(bool other) { var one = F(); if (other) { one = F(); } await one; }")]
    [InlineData("async Coroutine M(bool other) { var one = F(); if (other) { one = F(); } else { await one; } await one; }")]
    [InlineData("async Coroutine M(bool other) { var one = F(); if (other) { return; } one = F(); await one; }")]
    [InlineData("async Coroutine M(int number) { var one = F(); switch (number) { case 1: one = F(); break; } await one; }")]
    [InlineData("async Coroutine M(int number) { Coroutine one = default; switch (number) { case 1: one = F(); one = F(); break; } await one; }")]
    [InlineData("async Coroutine M() { Coroutine one = default; foreach (var url in urls) { one = Get(url); one = F(); await one; } }")]
    [InlineData("async Coroutine M() { var one = F(); try { one = F(); } catch (InvalidOperationException) { } await one; }")]
    [InlineData("void M() { Func<Coroutine> later = () => { var one = F(); one = F(); return one; }; }")]
    public async Task Coroutine_that_is_replaced_before_anybody_awaits_it_is_reported(string members)
    {
        Assert.Equal("MW0005", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { Coroutine last = default; foreach (var url in urls) { last = Get(url); } await last; }")]
    [InlineData("async Coroutine M() { Coroutine last = default; foreach (var url in urls) last = Get(url); await last; }")]
    [InlineData("async Coroutine M() { Coroutine last = default; for (var i = 0; i < 3; i++) { Console.WriteLine(i); last = F(); } await last; }")]
    public async Task Coroutine_that_the_next_round_replaces_is_reported(string members)
    {
        Assert.Equal("MW0005", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { var one = F(); await one; one = F(); await one; }")]
    [InlineData("async Coroutine M(bool now) { var one = F(); if (now) { await one; } one = F(); await one; }")]
    [InlineData("async Coroutine M() { var one = F(); CreateTask(one); one = F(); await one; }")]
    [InlineData("async Coroutine M() { var one = F(); one = Around(one); await one; } async Coroutine Around(Coroutine inner) => await inner;")]
    [InlineData("async Coroutine M() { var one = F(); var two = one; one = F(); await one; await two; }")]
    [InlineData("async Coroutine M() { Coroutine one = F(), two = one; one = F(); await one; await two; }")]
    [InlineData("async Coroutine M() { Coroutine one = default; one = F(); await one; }")]
    [InlineData("async Coroutine M() { var one = Coroutine.Completed; one = F(); await one; }")]
    [InlineData("async Coroutine M(bool first) { Coroutine one; if (first) { one = F(); } else { one = Plain(); } await one; }")]
    [InlineData("async Coroutine M(bool first) { Coroutine one = default; if (first) { one = F(); } if (!first) { one = Plain(); } await one; }")]
    [InlineData("async Coroutine M(int number) { Coroutine one; switch (number) { case 1: one = F(); break; default: one = Plain(); break; } await one; }")]
    [InlineData("async Coroutine M() { Coroutine one; try { one = F(); await Task.Yield(); } catch (InvalidOperationException) { one = Plain(); } await one; }")]
    public async Task Coroutine_that_is_used_before_the_next_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { var one = F(); foreach (var url in urls) { await one; one = Get(url); } await one; }")]
    [InlineData("async Coroutine M() { var one = F(); while (urls.Length > 0) { one = F(); await one; } }")]
    [InlineData("async Coroutine M() { for (var one = F(); ; one = F()) { await one; } }")]
    [InlineData("async Coroutine M() { Coroutine one = default; foreach (var url in urls) { if (url.Length > 3) { one = Get(url); break; } } await one; }")]
    [InlineData("async Coroutine M() { Coroutine one = default; foreach (var url in urls) { one = Get(url); break; } await one; }")]
    [InlineData("async Coroutine M() { Coroutine one = default; foreach (var url in urls) { one = Get(url); if (url.Length > 3) { break; } } await one; }")]
    [InlineData("async Coroutine M() { Coroutine one = default; foreach (var url in urls) { one = Get(url); if (url.Length > 3) { break; } one = F(); } await one; }")]
    [InlineData("async Coroutine M() { foreach (var url in urls) { var one = Get(url); await one; } }")]
    [InlineData("async Coroutine M() { Coroutine one = default; again: one = F(); if (urls.Length > 3) { goto done; } one = F(); goto again; done: await one; }")]
    public async Task Where_code_does_not_run_from_top_to_bottom_it_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { var one = F(); Func<Coroutine> get = () => one; var two = get(); one = F(); await one; await two; }")]
    [InlineData("async Coroutine M() { var one = F(); void Begin() => CreateTask(one); Begin(); one = F(); await one; }")]
    [InlineData("async Coroutine M() { var one = F(); Swap(ref one); one = F(); await one; } void Swap(ref Coroutine given) { }")]
    [InlineData("void M() { var one = F(); ref var same = ref one; one = F(); Run(same); Run(one); }")]
    [InlineData("private Coroutine kept; async Coroutine M() { kept = F(); kept = F(); await kept; }")]
    public async Task Where_others_have_the_variable_too_it_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Fact]
    public async Task Each_of_several_is_reported()
    {
        Assert.Equal("MW0005 MW0005", await Compiled.Ids("async Coroutine M() { var one = F(); one = F(); one = F(); await one; }"));
    }

    [Fact]
    public async Task Message_names_the_coroutine_and_the_variable()
    {
        var found = Assert.Single(await Compiled.Members("async Coroutine M() { var one = F(); one = Plain(); await one; }"));

        Assert.Equal(
            "coroutine 'F' is lost when 'one' is assigned again before it was awaited: it will not run",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}

using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers.Tests;

public class DroppedCoroutineAnalyzerTests
{
    [Theory]
    [InlineData("void M() => Plain();")]
    [InlineData("void M() { Plain(); }")]
    [InlineData("void M() { Mine(); }")]
    [InlineData("void M() { MineToo(); }")]
    [InlineData("void M() { Sleep(TimeSpan.Zero); }")]
    [InlineData("void M() { Count(); }")]
    [InlineData("void M() { work(); }")]
    [InlineData("void M() { work.Invoke(); }")]
    [InlineData("void M() { for (Plain(); ; ) { break; } }")]
    [InlineData("void M() { Action later = () => Plain(); }")]
    [InlineData("void M() { Action later = () => { Plain(); }; }")]
    [InlineData("void M() { void Local() => Plain(); }")]
    [InlineData("async Task M() { Action later = () => Plain(); await Task.Yield(); }")]
    [InlineData("async Task M() { void Local() { Plain(); } await Task.Yield(); }")]
    [InlineData("int Value { get { Plain(); return 1; } }")]
    [InlineData("Program() { Plain(); }")]
    [InlineData("private readonly Action later = () => Plain();")]
    public async Task Dropped_call_outside_an_async_method_is_reported(string members)
    {
        Assert.Equal("MW0001", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { _ = Plain(); }")]
    [InlineData("void M() { _ = F(); }")]
    [InlineData("void M() { _ = G(); }")]
    [InlineData("void M() { _ = (Plain()); }")]
    [InlineData("void M() { _ = other?.Mine(); }")]
    [InlineData("void M() { _ = other?.MineToo(); }")]
    [InlineData("void M(bool first) { _ = first ? Plain() : default; }")]
    [InlineData("void M(int number) { _ = number switch { 1 => Plain(), _ => default }; }")]
    [InlineData("async Task M() { _ = F(); await Task.Yield(); }")]
    [InlineData("async Coroutine M() { _ = G(); await F(); }")]
    [InlineData("void M() { Action later = () => _ = F(); }")]
    public async Task Discarded_call_is_reported_everywhere(string members)
    {
        Assert.Equal("MW0001", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { other?.Mine(); }")]
    [InlineData("void M() { other?.MineToo(); }")]
    [InlineData("void M() { other?.other?.Mine(); }")]
    [InlineData("async Task M() { other?.Mine(); await Task.Yield(); }")]
    [InlineData("async Coroutine M() { other?.other?.MineToo(); await F(); }")]
    public async Task Dropped_conditional_call_is_reported(string members)
    {
        Assert.Equal("MW0001", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Task M() { F(); await Task.Yield(); }")]
    [InlineData("async Task M() { Plain(); await Task.Yield(); }")]
    [InlineData("async Coroutine M() { Sleep(TimeSpan.Zero); await F(); }")]
    [InlineData("async Coroutine M() { work(); await F(); }")]
    [InlineData("async Coroutine<int> M() { G(); return await G(); }")]
    [InlineData("void M() { F(); }")]
    [InlineData("void M() => G();")]
    [InlineData("void M() { Action later = () => F(); }")]
    [InlineData("void M() { Func<Task> later = async () => { Plain(); await Task.Yield(); }; }")]
    [InlineData("void M() { async Task Local() { Plain(); await Task.Yield(); } }")]
    public async Task Where_the_compiler_warns_it_is_left_to_the_compiler(string members)
    {
        Assert.Equal("CS4014", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { await F(); await G(); await work(); }")]
    [InlineData("async Coroutine M() { _ = await G(); }")]
    [InlineData("async Coroutine M() { var kept = F(); await kept; }")]
    [InlineData("Coroutine M() => F();")]
    [InlineData("void M() { Func<Coroutine> later = () => F(); }")]
    [InlineData("void M() { var kept = F(); CreateTask(kept); }")]
    [InlineData("void M(Coroutine given) { _ = given; }")]
    [InlineData("void M() { CreateTask(F()); group.CreateTask(G()); _ = CreateTask(G()); }")]
    [InlineData("void M() { _ = Task.Delay(1); Console.WriteLine(); }")]
    public async Task Coroutine_that_goes_somewhere_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Fact]
    public async Task Types_of_the_same_name_elsewhere_are_not_meant()
    {
        const string Members = """
            private static class Elsewhere
            {
                internal struct Coroutine;
                internal static Coroutine Theirs() => default;
            }

            private static void M()
            {
                Elsewhere.Theirs();
                _ = Elsewhere.Theirs();
            }
            """;

        Assert.Equal("", await Compiled.Ids(Members));
    }

    [Theory]
    [InlineData("void M() { Plain(); }", "coroutine 'Plain' is never awaited: it will not run")]
    [InlineData("void M() { _ = G(); }", "coroutine 'G' is never awaited: it will not run")]
    [InlineData("void M() { other?.Mine(); }", "coroutine 'Mine' is never awaited: it will not run")]
    [InlineData("void M() { work(); }", "coroutine 'work' is never awaited: it will not run")]
    public async Task Message_names_the_coroutine(string members, string message)
    {
        var found = Assert.Single(await Compiled.Members(members));

        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task Every_branch_of_a_dropped_choice_is_reported()
    {
        Assert.Equal("MW0001 MW0001", await Compiled.Ids("void M(bool first) { _ = first ? Plain() : F(); }"));
    }
}

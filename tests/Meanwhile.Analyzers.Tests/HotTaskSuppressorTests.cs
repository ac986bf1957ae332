using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers.Tests;

public class HotTaskSuppressorTests
{
    [Theory]
    [InlineData("async Task M() { CreateTask(F()); await Task.Yield(); }")]
    [InlineData("async Task M() { CreateTask(G()); await Task.Yield(); }")]
    [InlineData("async Coroutine M() { group.CreateTask(F()); await F(); }")]
    [InlineData("async Coroutine M() { group.CreateTask(G()); await F(); }")]
    [InlineData("async Coroutine M() { other!.group.CreateTask(G()); await F(); }")]
    [InlineData("void M() { Func<Task> later = async () => { group.CreateTask(F()); await Task.Yield(); }; }")]
    [InlineData("async Coroutine M() { foreach (var i in new[] { 1, 2 }) group.CreateTask(F()); await F(); }")]
    [InlineData("sealed class Own : LoopTask { } Own Start() => new(); async Task M() { Start(); await Task.Yield(); }")]
    public async Task Dropped_hot_task_is_fine(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Task M() { F(); await Task.Yield(); }")]
    [InlineData("async Coroutine M() { G(); await F(); }")]
    [InlineData("async Coroutine M() { Mine(); await F(); }")]
    [InlineData("async Coroutine M() { MineToo(); await F(); }")]
    [InlineData("async Coroutine M() { Task.Delay(1); await F(); }")]
    [InlineData("async Coroutine M() { Task.FromResult(CreateTask(F())); await F(); }")]
    [InlineData("Future Cold() => new(); async Coroutine M() { Cold(); await F(); }")]
    public async Task Anything_else_keeps_the_warning(string members)
    {
        Assert.Equal("CS4014", await Compiled.Ids(members));
    }

    [Fact]
    public async Task Warnings_as_errors_leave_a_dropped_hot_task_alone()
    {
        const string Members = """
            async Coroutine M()
            {
                group.CreateTask(F());
                CreateTask(G());
                await F();
            }
            """;

        Assert.Empty(await Compiled.Members(Members, warningsAsErrors: true));
    }

    [Fact]
    public async Task Warnings_as_errors_refuse_a_dropped_coroutine()
    {
        const string Members = """
            async Coroutine M()
            {
                group.CreateTask(F());
                F();
                await F();
            }

            void N() => Plain();
            """;

        var found = await Compiled.Members(Members, warningsAsErrors: true);

        Assert.Equal(["CS4014", "MW0001"], found.Select(one => one.Id));
        Assert.All(found, one => Assert.Equal(DiagnosticSeverity.Error, one.Severity));
    }
}

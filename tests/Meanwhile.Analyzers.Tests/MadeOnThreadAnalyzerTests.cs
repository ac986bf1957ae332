namespace Meanwhile.Analyzers.Tests;

public class MadeOnThreadAnalyzerTests
{
    [Theory]
    [InlineData("async Coroutine M() { await Task.Run(() => F()); }")]
    [InlineData("async Task M() { await Task.Run(() => G()); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => { return F(); }); }")]
    [InlineData("async Coroutine M() { await Task.Run(F); }")]
    [InlineData("async Coroutine M() { await Task.Run(work); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => work()); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => F()); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => F()).ConfigureAwait(false); }")]
    [InlineData("async Coroutine M(CancellationToken token) { await Task.Run(() => F(), token); }")]
    [InlineData("async Coroutine M(bool first) { await Task.Run(() => first ? F() : Plain()); }")]
    [InlineData("async Coroutine M() { await Task.Run<object>(() => F()); }")]
    [InlineData("async Coroutine M() { await await Task.Run(() => F()); }")]
    [InlineData("async Coroutine M() { var made = await Task.Run(() => F()); await made; }")]
    [InlineData("void M() { _ = Task.Run(() => F()); }")]
    [InlineData("Task M() => Task.Run(() => F());")]
    [InlineData("async Coroutine M() { await Task.WhenAll(urls.Select(url => Task.Run(() => Get(url)))); }")]
    [InlineData("async Coroutine M() { await Task.Factory.StartNew(() => F()); }")]
    [InlineData("async Coroutine M() { await Task.Factory.StartNew(() => F(), TaskCreationOptions.LongRunning); }")]
    [InlineData("void M() { new TaskFactory<Coroutine>().StartNew(() => F()); }")]
    [InlineData("void M() { new Task<Coroutine>(() => F()).Start(); }")]
    [InlineData("async Coroutine M(Task given) { await given.ContinueWith(_ => F()); }")]
    [InlineData("async Coroutine M(Task<int> given) { await given.ContinueWith(_ => F()); }")]
    [InlineData("async Coroutine M(EventLoop loop) { await loop.RunInExecutor(null, () => F()); }")]
    [InlineData("async Coroutine M(EventLoop loop) { await loop.RunInExecutor(null, F); }")]
    [InlineData("async Coroutine M() { await ParallelMap(urls, url => Get(url)); }")]
    [InlineData("async Coroutine M() { await ParallelMap(urls, Get); }")]
    [InlineData("async Coroutine M() { await Task.Run(Local); async Coroutine Local() => await F(); }")]
    [InlineData("async Coroutine M() { await Task.Run(async Coroutine () => await F()); }")]
    public async Task Coroutine_that_a_thread_makes_is_reported(string members)
    {
        Assert.Equal("MW0003", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { await Task.Run(() => 1); await F(); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => Task.Delay(1)); await F(); }")]
    [InlineData("async Coroutine M(EventLoop loop) { await Task.Run(() => loop.Submit(() => F())); await F(); }")]
    [InlineData("async Coroutine M(EventLoop loop) { await Task.Run(() => loop.Submit(F)); await F(); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => Run(F())); await F(); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => Run(F)); await F(); }")]
    [InlineData("async Coroutine M() { await Task.Run(Ours); await F(); } async Task Ours() => await F();")]
    [InlineData("async Coroutine M() { await Task.FromResult(F()); }", "MW0001")]
    [InlineData("async Coroutine M() { await Map(urls, url => Get(url)); await Map(urls, Get); }")]
    [InlineData("async Coroutine M() { await Mine(() => F()); } private static class Task { } private static Coroutine Mine(Func<Coroutine> given) => given();")]
    [InlineData("void M() { Elsewhere.Run(() => F()); } private static class Elsewhere { internal static void Run(Func<Coroutine> given) => Async.Run(given); }")]
    public async Task What_threads_do_otherwise_is_not_reported(string members, string found = "")
    {
        Assert.Equal(found, await Compiled.Ids(members));
    }

    [Theory]
    [InlineData(
        "Task M() => Task.Run(() => F());",
        "'Task.Run' only makes coroutine 'F' and does not run it: on the loop use 'await F()' or 'CreateTask(F())', from another thread 'loop.Submit(() => F())'"
    )]
    [InlineData(
        "Task M() => Task.Run(F);",
        "'Task.Run' only makes coroutine 'F' and does not run it: on the loop use 'await F()' or 'CreateTask(F())', from another thread 'loop.Submit(F)'"
    )]
    [InlineData(
        "Task M() => Task.Factory.StartNew(work);",
        "'StartNew' only makes coroutine 'work' and does not run it: on the loop use 'await work()' or 'CreateTask(work())', from another thread 'loop.Submit(work)'"
    )]
    [InlineData(
        "Task M() => Task.Run(() => Get(\"an address that is much too long to be repeated\"));",
        "'Task.Run' only makes coroutine 'Get' and does not run it: on the loop use 'await Get(…)' or 'CreateTask(Get(…))', from another thread 'loop.Submit(() => Get(…))'"
    )]
    [InlineData("Task M() => Task.Run(async Coroutine () => await F());", "'Task.Run' only makes coroutine 'lambda' and does not run it: leave the thread away, or give the lambda to 'loop.Submit'")]
    [InlineData("Coroutine<Coroutine[]> M() => ParallelMap(urls, Get);", "'ParallelMap' only makes coroutine 'Get' and does not run it: use 'Map', which runs them on the loop")]
    public async Task Message_says_what_to_write_instead(string members, string message)
    {
        var found = Assert.Single(await Compiled.Members(members));

        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}

namespace Meanwhile.Analyzers.Tests;

public class OffLoopAnalyzerTests
{
    [Theory]
    [InlineData("async Coroutine M() { await Task.Run(async () => await F()); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => { await F(); await G(); }); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => { await Task.Delay(1); return await G(); }); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => { try { await work(); } finally { Console.WriteLine(); } }); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => { var later = F(); await later; }); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => CreateTask(F())); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => { group.CreateTask(F()); }); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => Gather(F(), G())); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => F().GetAwaiter().GetResult()); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => EventLoop.Current.CallSoon(() => { })); }")]
    [InlineData("async Coroutine M() { await Task.Run(Local); async Task Local() => await F(); }")]
    [InlineData("void M() { Task.Factory.StartNew(async () => await F()); }")]
    [InlineData("void M() { Task.Factory.StartNew(async () => await F(), default, TaskCreationOptions.None, TaskScheduler.Default); }")]
    [InlineData("void M(Task given) { given.ContinueWith(async _ => await F()); }")]
    [InlineData("void M() { ThreadPool.QueueUserWorkItem(async _ => await F()); }")]
    [InlineData("void M() { new Thread(async () => await F()).Start(); }")]
    [InlineData("void M() { using var timer = new Timer(async _ => await F(), null, 0, 0); }")]
    [InlineData("async Coroutine M() { await Parallel.ForEachAsync(urls, async (url, _) => await Get(url)); }")]
    [InlineData("async Coroutine M() { await Parallel.ForEachAsync(urls, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (url, _) => await Get(url)); }")]
    [InlineData("void M() { Parallel.ForEach(urls, async url => await Get(url)); }")]
    [InlineData("void M() { Parallel.Invoke(() => Console.WriteLine(), async () => await F()); }")]
    [InlineData("async Coroutine M() { await ToThread(async () => await F()); }")]
    [InlineData("async Coroutine M() { await ToThread(() => { CreateTask(F()); }); }")]
    [InlineData("async Coroutine M() { await ParallelMap(urls, async url => await Get(url)); }")]
    public async Task What_needs_a_loop_on_a_thread_without_one_is_reported(string members)
    {
        Assert.Equal("MW0004", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M(EventLoop loop) { await Task.Run(async () => await loop.Submit(() => F())); }")]
    [InlineData("async Coroutine M(EventLoop loop) { await Task.Run(async () => await loop.Submit(async () => await F())); }")]
    [InlineData("async Coroutine M(EventLoop loop) { await Task.Run(() => loop.Submit(async () => { CreateTask(F()); await G(); })); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => Run(async () => await F())); }")]
    [InlineData("async Coroutine M() { await Task.Run(() => Run(F())); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => await Task.Delay(1)); }")]
    [InlineData("async Coroutine M() { await Task.Run(Elsewhere); } async Task Elsewhere() => await F();")]
    [InlineData("async Coroutine M() { await Task.Run(() => Elsewhere()); } async Task Elsewhere() => await F();")]
    [InlineData("void M() { new Thread(() => Run(F)).Start(); }")]
    [InlineData("void M() { Task.Run(Items); async IAsyncEnumerable<int> Items() { await F(); yield return 1; } }")]
    [InlineData("async Coroutine M() { await ToThread(() => Console.WriteLine()); }")]
    [InlineData("async Coroutine M() { await Task.Run(async () => { if (EventLoop.CurrentOrNull is not null) { await F(); } }); }")]
    [InlineData("void M() { Func<Task> later = async () => await F(); }")]
    [InlineData("async Coroutine M() { await Task.WhenAll(urls.Select(async url => await Get(url))); }")]
    [InlineData("async Coroutine M(LoopTask given) { await Task.Run(async () => await given); }")]
    public async Task What_runs_on_a_loop_or_needs_none_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M(TaskScheduler given) { Task.Factory.StartNew(async () => await F(), default, TaskCreationOptions.None, given); }")]
    [InlineData("void M() { Task.Factory.StartNew(async () => await F(), default, TaskCreationOptions.None, TaskScheduler.FromCurrentSynchronizationContext()); }")]
    [InlineData("void M(TaskFactory given) { given.StartNew(async () => await F()); }")]
    [InlineData("void M(Task given) { given.ContinueWith(async _ => await F(), TaskScheduler.FromCurrentSynchronizationContext()); }")]
    [InlineData("void M(Task given) { given.ContinueWith(async _ => await F(), TaskContinuationOptions.ExecuteSynchronously); }")]
    [InlineData("async Coroutine M(ParallelOptions given) { await Parallel.ForEachAsync(urls, given, async (url, _) => await Get(url)); }")]
    [InlineData("async Coroutine M(TaskScheduler given) { await Parallel.ForEachAsync(urls, new ParallelOptions { TaskScheduler = given }, async (url, _) => await Get(url)); }")]
    public async Task Where_a_scheduler_may_be_that_of_a_loop_it_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Fact]
    public async Task After_an_awaitable_that_may_lead_to_the_loop_it_is_not_reported()
    {
        const string Members = """
            private struct Switch
            {
                public Awaiter GetAwaiter() => default;
            }

            private static async Task M() => await Task.Run(async () =>
            {
                await default(Switch);
                await F();
            });
            """;

        Assert.Equal("", await Compiled.Ids(Members));
    }

    [Theory]
    [InlineData(
        "Task M() => Task.Run(async () => await F());",
        "coroutine 'F' is awaited on a thread of 'Task.Run', where no event loop runs: stay on the loop, or hand it over with 'loop.Submit'"
    )]
    [InlineData(
        "Task M() => Task.Run(() => CreateTask(F()));",
        "'CreateTask' is called on a thread of 'Task.Run', where no event loop runs: stay on the loop, or hand it over with 'loop.Submit'"
    )]
    [InlineData(
        "Task M() => Parallel.ForEachAsync(urls, async (url, _) => await Get(url));",
        "coroutine 'Get' is awaited on a thread of 'Parallel.ForEachAsync', where no event loop runs: use 'Map' on the loop"
    )]
    public async Task Message_says_what_to_write_instead(string members, string message)
    {
        var found = Assert.Single(await Compiled.Members(members));

        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}

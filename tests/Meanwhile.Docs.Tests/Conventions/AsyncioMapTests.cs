using System.Reflection;

namespace Meanwhile.Docs.Tests.Conventions;

/// <summary>What asyncio has and Meanwhile has already goes by these names. A name changes for a reason, and then here too.</summary>
public sealed class AsyncioMapTests
{
    public static TheoryData<string, string> Rows =>
        new()
        {
            { "async def, await", "Coroutine Coroutine`1" },
            { "run", "Async.Run LoopOptions.Debug LoopOptions.TimeProvider LoopOptions.Name" },
            { "Runner", "LoopRunner.Run LoopRunner.Loop LoopRunner.Dispose" },
            { "get_running_loop", "EventLoop.Current EventLoop.CurrentOrNull" },
            { "create_task", "Async.CreateTask LoopTask`1 LoopTask.CreatedAt" },
            { "gather", "Async.Gather" },
            { "gather(return_exceptions=True)", "Async.GatherOutcomes Outcome`1.Value Outcome`1.Exception Outcome`1.IsCancelled" },
            { "gather with a limit", "Async.Map Async.MapStream" },
            { "wait", "Async.Wait WaitUntil.All WaitUntil.First WaitUntil.FirstException" },
            { "wait_for", "Async.WaitFor" },
            { "as_completed", "Async.AsCompleted" },
            { "sleep", "Async.Sleep Async.Yield TimeSpanExtensions.Seconds TimeSpanExtensions.Milliseconds TimeSpanExtensions.Minutes" },
            { "shield", "Async.Shield" },
            { "to_thread", "Async.ToThread" },
            { "run_in_executor", "EventLoop.RunInExecutor ThreadPoolExecutor.Dispose ThreadPoolExecutor.DisposeAsync" },
            { "multiprocessing.Pool.map", "Async.ParallelMap" },
            { "add_signal_handler", "EventLoop.AddSignalHandler EventLoop.RemoveSignalHandler" },
            { "capture_call_graph", "TaskTree.Capture TaskTree.Print" },
            { "run_coroutine_threadsafe", "EventLoop.Submit" },
            { "current_task, all_tasks", "LoopTask.Current EventLoop.Tasks" },
            { "(ambient token)", "Async.CurrentToken" },
            { "Future", "Future.SetResult Future.SetException Future.Cancel Future.IsDone Future.IsCancelled Future`1.Result Future.Exception Future.AddDoneCallback Future.RemoveDoneCallback" },
            { "Task", "IAwaitable IAwaitable`1 LoopTask.Name LoopTask.Cancel LoopTask.Uncancel LoopTask.CancelRequests LoopTask.CancelAndWait LoopTask.AsTask LoopTask`1.AsTask" },
            { "TaskGroup", "TaskGroup.Run TaskGroup.CreateTask TaskGroup.Cancel TaskGroup.Start" },
            { "ExceptionGroup, except*", "ExceptionGroup.Split ExceptionGroup.Contains" },
            { "timeout, timeout_at", "Async.WithTimeout Async.WithTimeoutAt TimeoutScope.Deadline TimeoutScope.Reschedule TimeoutScope.Expired" },
            { "(move_on_after)", "Async.MoveOnAfter" },
            { "CancelledError, InvalidStateError", "CancelledException InvalidStateException" },
            { "call_soon, call_later, call_at", "EventLoop.CallSoon EventLoop.CallLater EventLoop.CallAt EventLoop.CallSoonThreadsafe EventLoop.Time Handle.Cancel" },
            { "set_exception_handler", "EventLoop.UnhandledError LoopOptions.OnError" },
            { "set_debug, slow_callback_duration", "LoopOptions.Debug LoopOptions.SlowStepThreshold" },
            { "aiohttp.ClientSession", "HttpSession" },
            { "(bridges)", "Coroutine.FromResult Coroutine.Completed Coroutine.FromException TaskExtensions.AsCoroutine" },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_name_of_the_map_exists(string asyncio, string names)
    {
        foreach (var name in names.Split(' '))
        {
            var parts = name.Split('.');
            var type = Libraries.All.Select(assembly => assembly.GetType($"Meanwhile.{parts[0]}")).FirstOrDefault(found => found is not null);
            Assert.True(type is { IsPublic: true }, $"{asyncio}: there is no public type {parts[0]}");
            Assert.True(parts.Length == 1 || Has(type, parts[1]), $"{asyncio}: there is no public member {name}");
        }
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

    // An extension property is compiled to a static method.
    private static bool Has(Type type, string member) =>
        type.GetMember(member).Length > 0 || type.GetMember($"get_{member}", BindingFlags.Static | BindingFlags.Public).Length > 0;
}

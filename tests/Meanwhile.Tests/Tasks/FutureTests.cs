using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

// S20 to S22
public class FutureTests
{
    [Fact]
    public void Result_too_early_is_refused() =>
        Printed.Run(async () =>
        {
            var future = new Future<int>();
            Assert.StartsWith("Result is not set", Assert.Throws<InvalidStateException>(() => future.Result).Message);
            Assert.Throws<InvalidStateException>(() => future.Exception);
            future.SetResult(1);
            Assert.Equal(1, await future);
            Assert.Null(future.Exception);
        });

    [Fact]
    public void Outcome_set_twice_is_refused() =>
        Printed.Run(() =>
        {
            var future = new Future();
            future.SetResult();
            Assert.Throws<InvalidStateException>(future.SetResult);
            Assert.Throws<InvalidStateException>(() => future.SetException(new FormatException()));
            Assert.False(future.Cancel());
            Assert.False(future.IsCancelled);
            return Coroutine.Completed;
        });

    [Fact]
    public void Task_refuses_to_be_given_an_outcome() =>
        Printed.Run(async () =>
        {
            var task = CreateTask(Sleep(1.Seconds), "mine");
            Assert.Contains("task 'mine'", Assert.Throws<InvalidOperationException>(task.SetResult).Message);
            Assert.Contains("task 'mine'", Assert.Throws<InvalidOperationException>(() => task.SetException(new FormatException())).Message);
            await task;
            Assert.False(task.Cancel());
        });

    [Fact]
    public void Each_await_throws_the_same_exception_object() =>
        Printed.Run(async () =>
        {
            var failure = new FormatException();
            var task = CreateTask(Fail(failure));
            for (var i = 0; i < 3; i++)
            {
                Assert.Same(failure, await Caught(task));
            }

            Assert.Same(failure, task.Exception);
        });

    [Fact]
    public void Callback_that_throws_is_reported_and_the_others_run()
    {
        var printed = Printed.ByReporting(
            async print =>
            {
                var future = new Future();
                future.AddDoneCallback(_ => print("first"));
                future.AddDoneCallback(_ => throw new FormatException("second"));
                future.AddDoneCallback(_ => print("third"));
                future.SetResult();
                print("set");
                await Yield();
            },
            out var reported
        );
        Assert.Equal("set | first | third", printed);
        Assert.IsType<FormatException>(Assert.Single(reported).Exception);
    }

    [Fact]
    public void Removing_a_callback_tells_how_many_there_were()
    {
        var printed = Printed.By(async print =>
        {
            var future = new Future();
            Action<Future> callback = _ => print("twice");
            future.AddDoneCallback(callback);
            future.AddDoneCallback(_ => print("other"));
            future.AddDoneCallback(callback);
            print(future.RemoveDoneCallback(callback));
            print(future.RemoveDoneCallback(callback));
            future.SetResult();
            await Yield();
        });
        Assert.Equal("2 | 0 | other", printed);
    }

    [Fact]
    public void Callback_on_a_done_future_runs_in_the_next_turn()
    {
        var printed = Printed.By(async print =>
        {
            var future = new Future();
            future.SetResult();
            future.AddDoneCallback(_ => print($"callback {LoopTask.Current is null}"));
            print("added");
            await Yield();
        });
        Assert.Equal("added | callback True", printed);
    }

    [Fact]
    public void Nulls_are_refused() =>
        Printed.Run(() =>
        {
            var future = new Future();
            Assert.Equal("callback", Assert.Throws<ArgumentNullException>(() => future.AddDoneCallback(null!)).ParamName);
            Assert.Equal("callback", Assert.Throws<ArgumentNullException>(() => future.RemoveDoneCallback(null!)).ParamName);
            Assert.Equal("exception", Assert.Throws<ArgumentNullException>(() => future.SetException(null!)).ParamName);
            Assert.Equal("loop", Assert.Throws<ArgumentNullException>(() => new Future(null!)).ParamName);
            return Coroutine.Completed;
        });

    [Fact]
    public void Future_of_another_loop_is_refused_by_name()
    {
        using var other = new EventLoop(new LoopOptions { Name = "other" });
        var future = new Future<int>(other);
        Printed.Run(async () =>
        {
            Assert.Contains("'other'", Assert.IsType<InvalidOperationException>(await Caught(future)).Message);
            Assert.Contains("'other'", Assert.Throws<InvalidOperationException>(() => Gather(future, future)).Message);
            Assert.Contains("'other'", Assert.Throws<InvalidOperationException>(() => Shield(future)).Message);
        });
    }

    [Fact]
    public void Calls_from_another_thread_are_refused() =>
        Printed.Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(Sleep(1.Seconds));
            var thrown = new List<Exception?>();
            var thread = new Thread(() =>
                thrown.AddRange(Record.Exception(future.SetResult), Record.Exception(() => future.Cancel()), Record.Exception(() => task.Cancel()))
            );
            thread.Start();
            thread.Join();
            Assert.All(thrown, failure => Assert.Contains("from outside event loop", Assert.IsType<InvalidOperationException>(failure).Message));
            Assert.False(future.IsDone);
            await task;
        });

    private static async Coroutine Fail(Exception failure)
    {
        await Yield();
        throw failure;
    }

    private static async Coroutine<Exception?> Caught(IAwaitable awaitable)
    {
        try
        {
            await awaitable;
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}

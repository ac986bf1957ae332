namespace Meanwhile.Tests.Interop;

/// <summary>What is awaited has failed, and the cancel comes before the code has gone on: its clean-up comes first, as where it fails after the cancel.</summary>
public class FailedInTheMomentTests : HearingTest
{
    public static TheoryData<string, int, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var what in new[] { "a future", "a Task", "a Task that runs continuations elsewhere", "gathered Tasks" })
            {
                for (var methods = 0; methods <= 2; methods++)
                {
                    data.Add(what, methods, false);
                    data.Add(what, methods, true);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_is_not_cut_off(string what, int methods, bool cleansUpByMethod)
    {
        var source = new TaskCompletionSource(what.Contains("elsewhere", StringComparison.Ordinal) ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
        Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(Works(methods, future));
            await Sleep(1.Seconds);
            source.SetException(new IOException());
            future.SetException(new IOException());
            task.Cancel();
            await Wait([task]);
            Assert.IsType<IOException>(task.Exception);
            Assert.NotNull(future.Exception);
        });

        Log.Is("failed | cleaned up at 2 s");

        async Coroutine Works(int methods, Future future)
        {
            if (methods == 0)
            {
                await Guards(future);
            }
            else
            {
                await Through(methods - 1, future);
            }
        }

        async Task Through(int methods, Future future)
        {
            if (methods == 0)
            {
                await GuardsInMethod(future);
            }
            else
            {
                await Through(methods - 1, future);
            }
        }

        async Coroutine Guards(Future future)
        {
            try
            {
                await Awaits(future);
            }
            catch (IOException)
            {
                Log.Add("failed");
                throw;
            }
            finally
            {
                await Cleans();
            }
        }

        async Task GuardsInMethod(Future future)
        {
            try
            {
                await Awaits(future);
            }
            catch (IOException)
            {
                Log.Add("failed");
                throw;
            }
            finally
            {
                await Cleans();
            }
        }

        async Coroutine Awaits(Future future)
        {
            switch (what)
            {
                case "a future":
                    await future;
                    break;
                case "gathered Tasks":
                    await Gather([source.Task]);
                    break;
                default:
                    await source.Task;
                    break;
            }
        }

        async Coroutine Cleans()
        {
            if (cleansUpByMethod)
            {
                await InMethod();
            }
            else
            {
                await CleanUp(1);
            }
        }

        async Task InMethod() => await CleanUp(1);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Clean_up_of_a_method_that_awaits_the_future_itself_is_not_cut_off(int methods)
    {
        Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(Calls(future));
            await Sleep(1.Seconds);
            future.SetException(new IOException());
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("cleaned up at 2 s");

        async Coroutine Calls(Future future) => await Through(methods, future);

        async Task Through(int below, Future future)
        {
            if (below > 0)
            {
                await Through(below - 1, future);
                return;
            }

            try
            {
                await future;
            }
            catch (IOException)
            {
                await CleanUp(1);
            }
        }
    }

    // The deadline is that of the clean-up.
    [Fact]
    public void Deadline_within_the_clean_up_ends_as_ever()
    {
        Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(Works(future));
            await Sleep(1.Seconds);
            future.SetException(new IOException());
            task.Cancel();
            await Wait([task]);
            Assert.IsType<IOException>(task.Exception);
        });

        Log.Is("False at 2 s");

        async Coroutine Works(Future future)
        {
            try
            {
                await future;
            }
            finally
            {
                Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Sleep(1.Hours))} at {Now} s");
            }
        }
    }

    // It was caught and is over with.
    [Fact]
    public void Code_that_goes_on_after_the_failure_hears_at_its_next_await()
    {
        Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(Works(future));
            await Sleep(1.Seconds);
            future.SetException(new IOException());
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.IsCancelled} at {Now} s");
        });

        Log.Is("failed | True at 1 s");

        async Coroutine Works(Future future)
        {
            try
            {
                await future;
            }
            catch (IOException)
            {
                Log.Add("failed");
            }

            await Sleep(1.Hours);
        }
    }

    // What an earlier failure has left behind says nothing of this await.
    [Fact]
    public void Result_after_an_earlier_failure_is_none()
    {
        Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(Retries(future));
            await Sleep(1.Seconds);
            future.SetResult();
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.IsCancelled} at {Now} s");
        });

        Log.Is("went on | True at 1 s");

        async Coroutine Retries(Future future)
        {
            try
            {
                throw new IOException();
            }
            catch (IOException)
            {
                await Yield();
            }

            await future;
            Log.Add("went on");
            await Sleep(1.Hours);
        }
    }
}

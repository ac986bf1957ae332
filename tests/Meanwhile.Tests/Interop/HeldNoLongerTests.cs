namespace Meanwhile.Tests.Interop;

/// <summary>A cancel that is held for clean-up is thrown when the code is over with that, and its time goes by the loop's clock too.</summary>
public class HeldNoLongerTests : HearingTest
{
    [Theory, InlineData(true), InlineData(false)]
    public void Deadline_that_meets_a_disposal_on_the_way_out_of_an_inner_scope_ends_what_comes_after_it(bool isThrown)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(4.Seconds, async _ => await Outer())} at {Now} s");
        });

        Log.Is("cut off | False at 4 s");

        async Coroutine Outer()
        {
            if (isThrown)
            {
                await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(3.Seconds, async _ => await Connected()));
            }
            else
            {
                Assert.False(await MoveOnAfter(3.Seconds, async _ => await Connected()));
            }

            await Sleep(1.Hours);
            Log.Add("goes on");
        }
    }

    [Fact]
    public void End_of_the_run_that_meets_it_ends_what_comes_after_it()
    {
        Run(async () =>
        {
            CreateTask(Work());
            await Sleep(4.Seconds);
        });

        Log.Is("cut off | ended at 4 s");

        async Coroutine Work()
        {
            await MoveOnAfter(3.Seconds, async _ => await Connected());
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add($"ended at {Now} s");
            }
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Time_of_a_method_that_tries_again_is_over_by_the_loop_clock_however_many_methods_lie_between(int layers)
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Tries()));
            Log.Add($"timeout at {Now} s");
        });

        Log.Is("failed | timeout at 3 s");

        async Task Tries()
        {
            try
            {
                await Layer(layers);
            }
            catch (IOException)
            {
                Log.Add("failed");
                await Sleep(1.Hours);
                Log.Add("goes on");
            }
        }

        async Task Layer(int below)
        {
            if (below > 0)
            {
                await Layer(below - 1);
            }
            else
            {
                await Query();
            }
        }

        async Coroutine Query() => await Library(CurrentToken);

        async Task Library(CancellationToken token)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, token);
            }
            catch (OperationCanceledException)
            {
                throw new IOException();
            }
        }
    }

    // What it waits for has come, and its code has not run, when the cancel comes; the code beside fails in the turn after.
    [Fact]
    public void What_cleans_up_beside_does_not_keep_the_cancel_from_code_that_it_has_come_to()
    {
        Run(async () =>
        {
            var go = new Future<int>();
            var task = CreateTask(Work(go));
            await Sleep(1.Seconds);
            go.SetResult(1);
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.Exception?.GetType().Name ?? "cancelled"} at {Now} s");
        });

        Log.Is("cancelled at 1 s | cleaned up at 2 s | FormatException at 2 s");

        async Coroutine Work(Future<int> go) => await Task.WhenAll(TakesATurn(go), Method());

        async Task TakesATurn(Future<int> go)
        {
            await go;
            try
            {
                await Yield();
                await Sleep(9.Seconds);
                Log.Add("goes on");
            }
            catch (OperationCanceledException)
            {
                Log.Add($"cancelled at {Now} s");
                throw;
            }
        }

        async Task Method() => await CleansUp();

        async Coroutine CleansUp()
        {
            try
            {
                await Task.WhenAll(Fails(), Sleeps());
            }
            finally
            {
                await CleanUp(1);
            }
        }

        async Task Fails()
        {
            await Yield();
            throw new FormatException();
        }
    }

    // What was caught in the same method may be clean-up still, as far as can be told: it gets its time, and no more of it by the loop's clock either.
    [Fact]
    public void Time_for_what_may_be_clean_up_is_over_by_the_loop_clock_too()
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(4.Seconds, async _ => await Work())} at {Now} s");
        });

        Log.Is("cut off | caught | False at 6 s");

        async Coroutine Work()
        {
            try
            {
                await using var connection = new Connection(this);
                await Sleep(3.Seconds);
                throw new IOException();
            }
            catch (IOException)
            {
                Log.Add("caught");
            }

            await Sleep(1.Hours);
            Log.Add("goes on");
        }
    }

    [Fact]
    public void Tries_that_fail_when_the_token_is_cancelled_end_by_the_deadline()
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(2.Seconds, async _ => await Tries())} at {Now} s");
        });

        Log.Is("False at 2.5 s");

        async Coroutine Tries()
        {
            while (true)
            {
                try
                {
                    await Fetch(CurrentToken);
                }
                catch (IOException)
                {
                    // It tries again.
                }

                await Sleep(1.Hours);
            }
        }

        async Task Fetch(CancellationToken token)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, token);
            }
            catch (OperationCanceledException)
            {
                await Task.Delay(0.5.Seconds, Clock, CancellationToken.None);
                throw new IOException();
            }
        }
    }

    [Fact]
    public void Clean_up_in_a_catch_block_without_a_variable_has_its_time()
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(2.Seconds, async _ => await Work())} at {Now} s");
        });

        Log.Is("rolled back | False at 4 s");

        async Coroutine Work()
        {
            try
            {
                var told = new TaskCompletionSource();
                CurrentToken.Register(() => told.SetException(new IOException()));
                await told.Task;
            }
            catch (IOException)
            {
                await Sleep(1.5.Seconds);
                Log.Add("rolled back");
                await Sleep(1.Hours);
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void End_of_a_group_whose_body_failed_leaves_the_time_to_clean_up_after_it(bool hasChild)
    {
        RunAndCancel(Work);

        Log.Is("failed | rolled back");

        async Coroutine Work()
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    if (hasChild)
                    {
                        group.CreateTask(Child());
                    }

                    var told = new TaskCompletionSource();
                    CurrentToken.Register(() => told.SetException(new IOException()));
                    await told.Task;
                });
            }
            catch (ExceptionGroup failed)
            {
                Log.Add("failed");
                await Sleep(1.Seconds);
                Log.Add("rolled back");
                Assert.NotNull(failed);
                await Sleep(1.Hours);
            }
        }

        static async Coroutine Child()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(0.1.Seconds);
            }
        }
    }

    [Fact]
    public void Cancel_reaches_code_that_goes_on_though_another_part_of_the_task_was_first_to_clean_up()
    {
        RunAndCancel(Work);

        Log.Is("ended at 3.7 s");

        async Coroutine Work()
        {
            var beside = Beside();
            try
            {
                await FailsLater(0.7);
            }
            catch (IOException)
            {
                // It goes on.
            }

            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add($"ended at {Now} s");
                await Assert.ThrowsAsync<CancelledException>(async () => await beside);
            }
        }

        async Task Beside() => await CleansUp();

        async Coroutine CleansUp()
        {
            try
            {
                await FailsLater(0.5);
            }
            catch (IOException failure)
            {
                await Sleep(1.Hours);
                Assert.NotNull(failure);
            }
        }

        async Task FailsLater(double seconds)
        {
            var told = new TaskCompletionSource();
            CurrentToken.Register(told.SetResult);
            await told.Task;
            await Task.Delay(TimeSpan.FromSeconds(seconds), Clock, CancellationToken.None);
            throw new IOException();
        }
    }

    private async Coroutine Connected()
    {
        await using var connection = new Connection(this);
        await Sleep(1.Hours);
    }

    private sealed class Connection(HeldNoLongerTests test) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await Sleep(2.Seconds);
                test.Log.Add("closed");
            }
            catch (CancelledException)
            {
                test.Log.Add("cut off");
                throw;
            }
        }
    }
}

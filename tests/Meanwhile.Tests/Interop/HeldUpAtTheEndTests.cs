namespace Meanwhile.Tests.Interop;

/// <summary>What does not hold up the end of a run, and what may be done in it.</summary>
public class HeldUpAtTheEndTests : LeftTest
{
    [Fact]
    public void Clean_up_that_waits_in_vain_for_tasks_of_its_own_has_them_cancelled()
    {
        Run(async () =>
        {
            _ = Worker();
            EventLoop.Current.CallLater(1.Hours, () => Pass(2.1.Seconds));
            await Yield();
        });

        Log.Is("CancelledException");

        async Task Worker()
        {
            try
            {
                await Sleep(2.Hours);
            }
            finally
            {
                try
                {
                    await Gather(new AsyncEvent().Wait());
                }
                catch (CancelledException ended)
                {
                    Log.Add(ended.GetType().Name);
                }
            }
        }
    }

    [Fact]
    public void Others_that_await_the_method_are_not_waited_for()
    {
        var given = new TaskCompletionSource<Task>();
        var over = new TaskCompletionSource();
        var stranger = Stranger();
        Run(async () =>
        {
            given.SetResult(Worker());
            await Yield();
        });
        over.SetResult();
        Assert.Equal(TimeSpan.Zero, RealTime);
        Assert.False(stranger.IsFaulted);

        static async Task Worker() => await Sleep(1.Hours);

        async Task Stranger()
        {
            var left = await given.Task.ConfigureAwait(false);
            await Task.WhenAny(left).ConfigureAwait(false);
            await over.Task;
        }
    }

    [Fact]
    public void Iterator_that_waits_for_its_next_step_is_not_waited_for()
    {
        IAsyncEnumerator<int>? rows = null;
        Run(async () =>
        {
            _ = Worker();
            await Yield();
        });
        Assert.Equal(TimeSpan.Zero, RealTime);
        Log.Is("over");

        async Task Worker()
        {
#pragma warning disable MW0002 // That is what it is about.
            rows = Rows().GetAsyncEnumerator();
#pragma warning restore MW0002
            await rows.MoveNextAsync();
            Log.Add("over");
        }

        static async IAsyncEnumerable<int> Rows()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
            }

            yield return 1;
        }
    }

    [Fact]
    public void Stop_in_clean_up_means_nothing_any_more()
    {
        Run(async () =>
        {
            _ = Worker();
            await Yield();
        });
        Log.Is("cleaned up");

        async Task Worker()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                EventLoop.Current.Stop();
                await CreateTask(Sleep(1.Seconds));
                Log.Add("cleaned up");
            }
        }
    }

    [Fact]
    public void Callback_of_a_token_that_is_cancelled_at_the_end_may_make_tasks()
    {
        Run(async () =>
        {
            CreateTask(Worker());
            await Yield();
        });
        Log.Is("made");

        async Coroutine Worker()
        {
            CurrentToken.Register(() => CreateTask(Made()));
            await Sleep(1.Hours);
        }

        async Coroutine Made()
        {
            Log.Add("made");
            await Yield();
        }
    }
}

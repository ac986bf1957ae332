namespace Meanwhile.Tests.Interop;

/// <summary>Foreign code that nobody awaits, and that the end of the run cancels: its clean-up comes to its end before the loop closes.</summary>
public class LeftAtTheEndTests : LeftTest
{
    [Theory]
    [InlineData("a task", false)]
    [InlineData("a task", true)]
    [InlineData("a group", false)]
    [InlineData("a gathering", false)]
    [InlineData("the pool", false)]
    [InlineData("the pool", true)]
    [InlineData("the pool, then the loop", false)]
    [InlineData("the pool, then a task", true)]
    [InlineData("the pool, for good", false)]
    [InlineData("a deadline around the pool", false)]
    public void Clean_up_goes_to_its_end_by_way_of(string way, bool besideOthers)
    {
        Run(async () =>
        {
            _ = Outer(way);
            if (besideOthers)
            {
                CreateTask(Sleep(1.Hours));
            }

            await Yield();
        });

        Log.Is("inner cleans up | inner is done | outer cleans up | outer is done");
    }

    [Fact]
    public void Clean_up_of_what_a_task_began_that_has_ended_goes_to_its_end_too()
    {
        Run(async () =>
        {
            await CreateTask(Begin());
            await Yield();
        });

        Log.Is("inner cleans up | inner is done | outer cleans up | outer is done");

        async Coroutine Begin() => _ = Outer("the pool, then a task");
    }

    [Fact]
    public void Clean_up_that_does_not_end_is_told_of_and_the_loop_closes()
    {
        var never = new TaskCompletionSource();
        Run(async () =>
        {
            _ = Stuck();
            await Yield();
        });

        Assert.Contains(
            "closes although clean-up goes on that nobody awaits, and that did not end within 2 s: Task of Stuck",
            Assert.Single(TakeReports()),
            StringComparison.Ordinal
        );

        async Task Stuck()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                EventLoop.Current.CallLater(1.Seconds, () => Pass(2.1.Seconds));
                await never.Task;
            }
        }
    }

    [Fact]
    public void Clean_up_by_a_coroutine_below_that_awaits_a_Task_goes_to_its_end()
    {
        Run(async () =>
        {
            _ = Worker();
            await Yield();
        });

        Log.Is("cleaned up");

        async Task Worker() => await Work();

        async Coroutine Work()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Task.Run(Compute);
                Log.Add("cleaned up");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Method_that_awaits_tasks_hears_of_the_end_once_through_them(bool isAwaitedInAGroup)
    {
        Run(async () =>
        {
            if (isAwaitedInAGroup)
            {
                CreateTask(TaskGroup.Run(async group => group.CreateTask(Awaits())));
            }
            else
            {
                _ = Worker();
            }

            await Sleep(1.Seconds);
        });

        Log.Is("begins | cleaned up");

        async Coroutine Awaits() => await Worker();

        async Task Worker()
        {
            try
            {
                await Map([1], static async _ => await Sleep(1.Hours));
            }
            finally
            {
                Log.Add("begins");
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Clean_up_by_coroutines_and_methods_that_call_each_other_goes_to_its_end(bool isOfATask)
    {
        Run(async () =>
        {
            if (isOfATask)
            {
                CreateTask(Begins());
            }
            else
            {
                _ = Worker();
            }

            await Sleep(1.Seconds);
        });

        Log.Is("saving | saved");

        async Coroutine Begins()
        {
            _ = Worker();
            await Sleep(1.Hours);
        }

        async Task Worker()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Save();
            }
        }

        async Coroutine Save() => await Saving();

        async Task Saving()
        {
            Log.Add("saving");
            await Sleep(1.Seconds);
            Log.Add("saved");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void What_is_begun_in_clean_up_is_asked_to_end_too(bool byWayOfThePool)
    {
        Run(async () =>
        {
            _ = Worker(0);
            await Yield();
        });

        Log.Is("ends 1 | ends 2 | cleaned up 0 | cleaned up 1 | cleaned up 2");
        Assert.InRange(((Meanwhile.Testing.VirtualTime)Clock).Now, TimeSpan.Zero, 10.Seconds);

        async Task Worker(int generation)
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                if (byWayOfThePool)
                {
                    await Task.Run(Compute);
                }

                if (generation < 2)
                {
                    Log.Add($"ends {generation + 1}");
                    _ = Worker(generation + 1);
                }

                await Sleep(1.Seconds);
                Log.Add($"cleaned up {generation}");
            }
        }
    }

    private async Task Outer(string way)
    {
        try
        {
            await Inner(way);
        }
        finally
        {
            Log.Add("outer cleans up");
            await Go(way);
            Log.Add("outer is done");
        }
    }

    private async Task Inner(string way)
    {
        try
        {
            await Sleep(1.Hours);
        }
        finally
        {
            Log.Add("inner cleans up");
            await Go(way);
            Log.Add("inner is done");
        }
    }

    private static async Task Go(string way)
    {
        switch (way)
        {
            case "a task":
                await CreateTask(Sleep(1.Seconds));
                break;
            case "a group":
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Sleep(1.Seconds));
                    group.CreateTask(Sleep(2.Seconds));
                });
                break;
            case "a gathering":
                await Gather(Sleep(1.Seconds), Sleep(2.Seconds));
                break;
            case "the pool":
                await Task.Run(Compute);
                break;
            case "the pool, then the loop":
                await Task.Run(Compute);
                await Sleep(1.Seconds);
                break;
            case "the pool, then a task":
                await Task.Run(Compute);
                await CreateTask(Sleep(1.Seconds));
                break;
            case "the pool, for good":
                await Task.Run(Compute).ConfigureAwait(false);
                await Task.Yield();
                break;
            default:
                await WithTimeout(1.Hours, static async _ => await Task.Run(Compute));
                break;
        }
    }

    private static async Task Compute()
    {
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
        }
    }
}

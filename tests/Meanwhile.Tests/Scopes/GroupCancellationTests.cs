using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Scopes;

// S40, S42
public class GroupCancellationTests
{
    // As CPython 3.13: a task that has declined a cancel and not taken the request back is asked again.
    [Fact]
    public void Cancel_that_was_declined_before_the_group_comes_again_when_the_group_fails()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body(takesBack: false));
            var other = CreateTask(Body(takesBack: true));
            await Yield();
            task.Cancel();
            other.Cancel();
            await task;
            await other;

            async Coroutine Body(bool takesBack)
            {
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException)
                {
                    if (takesBack)
                    {
                        LoopTask.Current!.Uncancel();
                    }
                }

                try
                {
                    await TaskGroup.Run(async group =>
                    {
                        group.CreateTask(Coroutine.FromException(new FormatException()));
                        await Sleep(1.Hours);
                    });
                }
                catch (ExceptionGroup)
                {
                    print($"requests {LoopTask.Current!.CancelRequests}");
                }

                try
                {
                    await Yield();
                    print("goes on");
                }
                catch (CancelledException)
                {
                    print("asked again");
                }
            }
        });
        Assert.Equal("requests 1 | requests 0 | asked again | goes on", printed);
    }

    [Fact]
    public void Cancel_from_outside_is_not_lost_when_the_group_fails_while_it_ends()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body(print));
            await Yield();
            await Yield();
            task.Cancel();
            try
            {
                await task;
            }
            catch (CancelledException)
            {
                print("main sees cancel");
            }
        });
        Assert.Equal("group | requests 1 | cancelled | main sees cancel", printed);

        static async Coroutine Body(Action<object> print)
        {
            try
            {
                await TaskGroup.Run(group =>
                {
                    group.CreateTask(FailInCleanup());
                    return Coroutine.Completed;
                });
            }
            catch (ExceptionGroup)
            {
                print("group");
            }

            print($"requests {LoopTask.Current!.CancelRequests}");
            try
            {
                await Yield();
                print("slept");
            }
            catch (CancelledException)
            {
                print("cancelled");
                throw;
            }
        }

        static async Coroutine FailInCleanup()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException cancel)
            {
                throw new FormatException("clean-up", cancel);
            }
        }
    }
}

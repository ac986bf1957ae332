namespace Meanwhile.Tests.Interop;

/// <summary>What the body of a group has begun and not awaited ends with the group, also where the body is over by then.</summary>
public class BegunInAGroupTests : HearingTest
{
    public static TheoryData<string, string> EndsAndWays
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var end in (string[])["the body fails", "a child fails when the body is over", "a child fails while the body waits", "the group is cancelled when the body is over"])
            {
                rows.Add(end, "left alone");
                rows.Add(end, "a task of AsCoroutine");
                rows.Add(end, "told by its token");
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(EndsAndWays))]
    public void It_ends_with_the_group(string end, string way)
    {
        Run(async () =>
        {
            await Group(end, way);
            await Sleep(5.Seconds);
        });

        Log.Is("cleaned up at 2 s");
        TakeReports();
    }

    [Theory, MemberData(nameof(EndsAndWays))]
    public void It_ends_with_a_group_in_a_method_which_hears_of_no_cancel_by_that(string end, string way)
    {
        Run(async () =>
        {
            await Method();
            Log.Add($"over at {Now} s");
        });

        Log.Is("cleaned up at 2 s | over at 6 s");
        TakeReports();

        async Task Method()
        {
            await Group(end, way);
            await Sleep(5.Seconds);
        }
    }

    public static TheoryData<string, bool> WaysAndMembers =>
        new MatrixTheoryData<string, bool>(["left alone", "a task of AsCoroutine", "told by its token"], [true, false]);

    [Theory, MemberData(nameof(WaysAndMembers))]
    public void It_hears_of_a_cancel_from_outside_once(string way, bool hasMember)
    {
        Run(async () =>
        {
            await MoveOnAfter(2.Seconds, async scope => await TaskGroup.Run(async group =>
            {
                if (hasMember)
                {
                    group.CreateTask(Sleep(1.Hours));
                }

                if (way == "a task of AsCoroutine")
                {
                    group.CreateTask(Works(way).AsCoroutine());
                }
                else
                {
                    _ = Works(way);
                }

                await Sleep(hasMember ? 1.Seconds : 1.Hours);
            }));
            await Sleep(5.Seconds);
        });

        Log.Is("cleaned up at 3 s");
        TakeReports();
    }

    private async Coroutine Group(string end, string way)
    {
        try
        {
            await TaskGroup.Run(async group => await Body(group, end, way));
        }
        catch (ExceptionGroup failed)
        {
            Assert.IsType<IOException>(Assert.Single(failed.InnerExceptions));
        }
    }

    private async Coroutine Body(TaskGroup group, string end, string way)
    {
        if (way == "a task of AsCoroutine")
        {
            group.CreateTask(Works(way).AsCoroutine());
        }
        else
        {
            _ = Works(way);
        }

        switch (end)
        {
            case "the body fails":
                await Sleep(1.Seconds);
                throw new IOException();
            case "a child fails when the body is over":
                group.CreateTask(Fails());
                break;
            case "a child fails while the body waits":
                group.CreateTask(Fails());
                await Sleep(1.Hours);
                break;
            default:
                group.CreateTask(Sleep(1.Hours));
                EventLoop.Current.CallLater(1.Seconds, () => group.Cancel());
                break;
        }
    }

    private async Task Works(string way)
    {
        try
        {
            if (way == "told by its token")
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            else
            {
                await Sleep(1.Hours);
            }
        }
        finally
        {
            await CleanUp(1);
        }
    }

    private static async Coroutine Fails()
    {
        await Sleep(1.Seconds);
        throw new IOException();
    }
}

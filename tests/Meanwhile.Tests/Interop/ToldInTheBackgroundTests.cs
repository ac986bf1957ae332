namespace Meanwhile.Tests.Interop;

/// <summary>A method that nobody awaits is told by its token, and cleans up: it is not asked again.</summary>
public class ToldInTheBackgroundTests : HearingTest
{
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Clean_up_of_it_is_not_cut_off_by_the_same_cancel(int below)
    {
        Run(async () =>
        {
            var task = CreateTask(Begins(below));
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            await Sleep(5.Seconds);
        });

        Log.Is("cleaned up at 2 s | closed at 3 s");

        async Coroutine Begins(int below)
        {
            _ = Listens(below, CurrentToken);
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(2.Seconds);
                Log.Add($"closed at {Now} s");
            }
        }
    }

    [Theory, InlineData(0), InlineData(2)]
    public void Nor_by_the_end_of_the_run(int below)
    {
        Run(async () =>
        {
            _ = Listens(below, CurrentToken);
            _ = Sleeps();
            await Sleep(1.Seconds);
        });

        Log.Is("cleaned up at 2 s");
    }

    [Fact]
    public void Nor_where_its_task_has_ended_by_that_cancel()
    {
        Run(async () =>
        {
            var task = CreateTask(Begins());
            await Sleep(5.Seconds);
            task.Cancel();
            await Wait([task]);
        });

        Log.Is("cleaned up at 6 s");

        async Coroutine Begins()
        {
            await MoveOnAfter(
                10.Seconds,
                async _ =>
                {
                    var background = Listens(0, CurrentToken);
                    await Sleep(1.Seconds);
                    Assert.False(background.IsCompleted);
                }
            );
            await Sleep(1.Hours);
        }
    }

    private async Task Listens(int below, CancellationToken token)
    {
        try
        {
            await Task.Delay(1.Hours, Clock, token);
        }
        finally
        {
            await Cleans(below);
        }
    }

    private async Task Cleans(int below)
    {
        if (below == 0)
        {
            await CleanUp(1);
        }
        else
        {
            await Cleans(below - 1);
        }
    }
}

namespace Meanwhile.Tests.Interop;

/// <summary>A task of a group was given the token of the code around, and gives it to a coroutine below a method: that has heard, and cleans up once.</summary>
public class OuterTokenBelowTests : HearingTest
{
    public static TheoryData<string, bool, string> Ways =>
        new MatrixTheoryData<string, bool, string>(
            ["map", "group", "stream", "gather", "task"],
            [true, false],
            ["coroutine", "methods above it", "clean-up by a method", "await using", "none"]
        );

    [Theory, MemberData(nameof(Ways))]
    public void Clean_up_is_let_come_to_its_end(string way, bool byCancel, string below)
    {
        if (byCancel)
        {
            RunAndCancel(() => In(way, below));
        }
        else
        {
            Run(async () => Assert.False(await MoveOnAfter(1.Seconds, async _ => await In(way, below))));
        }

        Log.Is("cleaned up at 2 s");
    }

    private async Coroutine In(string way, string below)
    {
        var token = CurrentToken;
        switch (way)
        {
            case "map":
                await Map([1], async _ => await Saves(below, token));
                break;
            case "group":
                await TaskGroup.Run(async group => group.CreateTask(Saving(below, token)));
                break;
            case "stream":
                await foreach (var _ in MapStream([1], async _ => await Saving(below, token), limit: 2))
                {
                }

                break;
            case "gather":
                await Gather(Saving(below, token));
                break;
            default:
                await CreateTask(Saving(below, token));
                break;
        }
    }

    private async Coroutine<int> Saving(string below, CancellationToken token)
    {
        await Saves(below, token);
        return 1;
    }

    private async Task Saves(string below, CancellationToken token)
    {
        if (below == "await using")
        {
            await using var disposed = new Disposed(async () => await CleanUp(1));
            await Calls(below, token);
            return;
        }

        try
        {
            await Calls(below, token);
        }
        catch (OperationCanceledException)
        {
            if (below == "clean-up by a method")
            {
                await Cleans();
            }
            else
            {
                await CleanUp(1);
            }

            throw;
        }
    }

    private async Task Calls(string below, CancellationToken token)
    {
        if (below == "methods above it")
        {
            await Method(token);
        }
        else if (below == "none")
        {
            await Task.Delay(1.Hours, Clock, token);
        }
        else
        {
            await Sends(token);
        }
    }

    private async Task Method(CancellationToken token) => await Sends(token);

    private async Task Cleans() => await CleanUp(1);

    private async Coroutine Sends(CancellationToken token) => await Task.Delay(1.Hours, Clock, token);
}

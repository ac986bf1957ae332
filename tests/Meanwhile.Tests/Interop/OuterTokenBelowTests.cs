namespace Meanwhile.Tests.Interop;

/// <summary>A task of a group was given the token of the code around, and gives it to a coroutine below a method: that has heard, and cleans up once.</summary>
public class OuterTokenBelowTests : HearingTest
{
    public static TheoryData<string, bool> Ways => new MatrixTheoryData<string, bool>(["map", "group", "stream", "gather", "task"], [true, false]);

    [Theory, MemberData(nameof(Ways))]
    public void Clean_up_is_let_come_to_its_end(string way, bool byCancel)
    {
        if (byCancel)
        {
            RunAndCancel(() => In(way));
        }
        else
        {
            Run(async () => Assert.False(await MoveOnAfter(1.Seconds, async _ => await In(way))));
        }

        Log.Is("cleaned up at 2 s");
    }

    private async Coroutine In(string way)
    {
        var token = CurrentToken;
        switch (way)
        {
            case "map":
                await Map([1], async _ => await Saves(token));
                break;
            case "group":
                await TaskGroup.Run(async group => group.CreateTask(Saving(token)));
                break;
            case "stream":
                await foreach (var _ in MapStream([1], async _ => await Saving(token), limit: 2))
                {
                }

                break;
            case "gather":
                await Gather(Saving(token));
                break;
            default:
                await CreateTask(Saving(token));
                break;
        }
    }

    private async Coroutine<int> Saving(CancellationToken token)
    {
        await Saves(token);
        return 1;
    }

    private async Task Saves(CancellationToken token)
    {
        try
        {
            await Sends(token);
        }
        catch (OperationCanceledException)
        {
            await CleanUp(1);
            throw;
        }
    }

    private async Coroutine Sends(CancellationToken token) => await Task.Delay(1.Hours, Clock, token);
}

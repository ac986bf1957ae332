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
                await Map([1], async _ => await Saves(token, below));
                break;
            case "group":
                await TaskGroup.Run(async group => group.CreateTask(Saving(token, below)));
                break;
            case "stream":
                await foreach (var _ in MapStream([1], async _ => await Saving(token, below), limit: 2))
                {
                }

                break;
            case "gather":
                await Gather(Saving(token, below));
                break;
            default:
                await CreateTask(Saving(token, below));
                break;
        }
    }

    private async Coroutine<int> Saving(CancellationToken token, string below)
    {
        await Saves(token, below);
        return 1;
    }

    private async Task Saves(CancellationToken token, string below)
    {
        if (below == "await using")
        {
            await using var disposed = new Disposed(async () => await CleanUp(1));
            await Calls(token, below);
            return;
        }

        try
        {
            await Calls(token, below);
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

    private async Task Calls(CancellationToken token, string below)
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

    private sealed class Disposed(Func<Coroutine> dispose) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await dispose();
    }
}

namespace Meanwhile.Tests.Interop;

/// <summary>Tasks of a group, a map or a stream that were given the token of the code around: that this is asked to end is one cancel for them, by whichever way it comes first.</summary>
public class OuterTokenTests : HearingTest
{
    private static readonly string[] Ways =
    [
        "group",
        "group whose body sleeps",
        "group whose body fails since",
        "Map",
        "Map with a limit",
        "MapStream",
        "MapStream, in the loop",
        "group in a task of a group",
        "Gather in a task of a group",
        "task in a task of a group",
        "the group's own token",
    ];

    private static readonly string[] Tokens = ["token", "linked", "none"];

    public static TheoryData<string, string> Cases => new MatrixTheoryData<string, string>(Ways, Tokens);

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_that_the_token_began_is_not_cut_off(string way, string by)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, item => Cleans(by, item)))} at {Now} s"));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s | False at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Task_around_them_is_cancelled(string way, string by)
    {
        RunAndCancel(async () => await Works(way, item => Cleans(by, item)));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_fails_where_nothing_cleans_up(string way, string by)
    {
        RunAndCancel(async () => await Works(way, async token => await Fetch(by, token)));
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, async token => await Fetch(by, token)))} at {Now} s"));
        Log.Is("False at 1 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_of_a_method_that_the_token_began_is_not_cut_off(string way, string by)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, async token => await Method(by, token)))} at {Now} s"));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s | False at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_may_use_the_token_and_tasks_of_its_own(string way, string by)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, Item))} at {Now} s"));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s | False at 1.5 s");

        async Coroutine Item(CancellationToken token)
        {
            try
            {
                await Fetch(by, token);
            }
            finally
            {
                await Task.Delay(0.25.Seconds, Clock, CurrentToken);
                await CreateTask(CleanUp(0.25));
            }
        }
    }

    private async Coroutine Works(string way, Func<CancellationToken, Coroutine> work)
    {
        var token = CurrentToken;
        switch (way)
        {
            case "group":
                await TaskGroup.Run(async group => Two(group, () => work(token)));
                break;
            case "group whose body sleeps":
                await TaskGroup.Run(async group =>
                {
                    Two(group, () => work(token));
                    await Sleep(1.Hours);
                });
                break;
            case "group whose body fails since":
                try
                {
                    await TaskGroup.Run(async group =>
                    {
                        Two(group, () => work(token));
                        try
                        {
                            await Sleep(1.Hours);
                        }
                        catch (CancelledException cancelled)
                        {
                            throw new IOException("closed", cancelled);
                        }
                    });
                }
                catch (ExceptionGroup failures)
                {
                    Assert.IsType<IOException>(Assert.Single(failures.InnerExceptions));
                    await Yield();
                }

                break;
            case "Map":
                await Map(new[] { 1, 2 }, async _ => await work(token));
                break;
            case "Map with a limit":
                await Map(new[] { 1, 2 }, async _ => await work(token), limit: 2);
                break;
            case "MapStream":
            case "MapStream, in the loop":
                await foreach (var _ in MapStream(new[] { 0, 1, 2 }, Item, limit: 3))
                {
                    if (way != "MapStream")
                    {
                        await Sleep(1.Hours);
                    }
                }

                break;
            case "group in a task of a group":
                await TaskGroup.Run(async outer => outer.CreateTask(TaskGroup.Run(async group => Two(group, () => work(token)))));
                break;
            case "Gather in a task of a group":
                await TaskGroup.Run(async group => group.CreateTask(Gathers()));
                break;
            case "task in a task of a group":
                await TaskGroup.Run(async group => Two(group, async () => await CreateTask(work(token))));
                break;
            default:
                await TaskGroup.Run(async group =>
                {
                    var own = CurrentToken;
                    Two(group, () => work(own));
                });
                break;
        }

        async Coroutine<int> Item(int item)
        {
            if (item > 0)
            {
                await work(token);
            }

            return item;
        }

        async Coroutine Gathers() => await Gather([work(token), work(token)]);

        static void Two(TaskGroup group, Func<Coroutine> work)
        {
            group.CreateTask(work());
            group.CreateTask(work());
        }
    }

    private async Coroutine Cleans(string by, CancellationToken token)
    {
        try
        {
            await Fetch(by, token);
        }
        finally
        {
            await CleanUp(0.5);
        }
    }

    private async Task Method(string by, CancellationToken token)
    {
        try
        {
            await Fetch(by, token);
        }
        finally
        {
            await CleanUp(0.5);
        }
    }
}

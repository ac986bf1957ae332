namespace Meanwhile.Tests.Interop;

/// <summary>A task with very many branches, and Tasks that lead to one another in very many ways: nothing looks through all of them for each. At these sizes that would take minutes.</summary>
[Collection(nameof(Alone))]
public class ManyBranchesTests : LoopTest
{
    private const int Many = 30_000;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public void Foreign_code_comes_back_to_a_task_with_many_branches_that_wait_for_Tasks() =>
        Within(async () =>
        {
            var gate = new TaskCompletionSource();
            var parked = Enumerable.Range(0, Many).Select(_ => Foreign(async () => await gate.Task)).ToArray();
            await Returning(Many);
            gate.SetResult();
            await Task.WhenAll(parked);

            static async Task Returning(int times)
            {
                for (var i = 0; i < times; i++)
                {
                    await Task.Yield();
                }
            }
        });

    [Fact]
    public void Foreign_code_comes_back_to_each_of_many_branches() =>
        Within(async () =>
        {
            var gate = new TaskCompletionSource();
            var gathered = Gather(Enumerable.Range(0, Many).Select(async number => await Ours(number)));
            Loop.CallSoon(gate.SetResult);
            Assert.Equal(Many, (await gathered).Length);

            async Coroutine<int> Ours(int number)
            {
                await Later();
                return number;
            }

            async Task Later()
            {
                await gate.Task;
                await Task.Yield();
            }
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gathering_of_many_foreign_methods_is_cancelled(bool isTold) =>
        Within(async () =>
        {
            var isFinished = await MoveOnAfter(
                TimeSpan.Zero,
                async _ =>
                    await Gather(
                        Enumerable
                            .Range(0, Many / 2)
                            .Select(async number =>
                            {
                                await Foreign(async () => await Waiting(isTold ? CurrentToken : CancellationToken.None));
                                return number;
                            })
                    )
            );
            Assert.False(isFinished);
        });

    [Fact]
    public void Tasks_of_many_branches_that_each_await_the_one_before_are_cancelled() =>
        Within(async () =>
        {
            var before = Foreign(() => Sleep(1.Hours));
            for (var i = 0; i < Many; i++)
            {
                before = Next(before);
            }

            var isFinished = await MoveOnAfter(TimeSpan.Zero, async _ => await before);
            Assert.False(isFinished);

            static async Task Next(Task earlier)
            {
                var beside = Foreign(static () => Sleep(1.Milliseconds));
                await Task.WhenAll(earlier, beside);
            }
        });

    [Fact]
    public void Layers_of_Tasks_in_which_each_waits_for_all_below_are_cancelled() =>
        Within(async () =>
        {
            var isFinished = await MoveOnAfter(
                TimeSpan.Zero,
                async _ =>
                {
                    Task[] layer = [.. Enumerable.Range(0, 3).Select(static _ => Foreign(static () => Sleep(1.Hours)))];
                    for (var i = 0; i < 60; i++)
                    {
                        var below = layer;
                        layer = [.. Enumerable.Range(0, 3).Select(_ => All(below))];
                    }

                    await Task.WhenAll(layer);
                }
            );
            Assert.False(isFinished);

            static async Task All(Task[] below) => await Task.WhenAll(below);
        });

    [Fact]
    public void Tasks_that_wait_for_each_other_in_a_ring_are_left() =>
        Within(async () =>
        {
            var begun = new TaskCompletionSource<Task>();
            var one = Await(begun.Task);
            begun.SetResult(Other(one));
            _ = Foreign(async () => await one);
            var isFinished = await MoveOnAfter(TimeSpan.Zero, async _ => await Foreign(() => Sleep(1.Hours)));
            Assert.False(isFinished);

            static async Task Await(Task<Task> next) => await await next;

            static async Task Other(Task next) => await next;
        });

    private static EventLoop Loop => EventLoop.Current;

    private static async Task Foreign(Func<Coroutine> ours) => await ours();

    private static async Task Waiting(CancellationToken token)
    {
        var ended = new TaskCompletionSource();
        using var registration = token.Register(() => ended.TrySetCanceled(token));
        await ended.Task;
    }

    // Waits for nothing that is measured: it is there so that a failure is one test's and not the whole run's.
    private void Within(Func<Coroutine> main) => Watchdog.Within(Long, () => Run(main));
}

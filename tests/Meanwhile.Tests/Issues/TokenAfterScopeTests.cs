namespace Meanwhile.Tests.Issues;

/// <summary>Foreign work that outlives the scope in which it was begun belongs to the code around from then on.</summary>
public class TokenAfterScopeTests : LoopTest
{
    [Fact]
    public void Token_of_a_scope_that_has_ended_can_still_be_used()
    {
        Run(async () =>
        {
            var kept = CancellationToken.None;
            await WithTimeout(1.Hours, async _ => kept = CurrentToken);
            using var registration = kept.Register(() => { });
            Assert.False(kept.WaitHandle.WaitOne(0));
            Assert.False(kept.IsCancellationRequested);
        });
    }

    [Fact]
    public void Cancelling_the_task_cancels_what_was_begun_in_scopes_that_have_ended()
    {
        Run(async () =>
        {
            Task[] begun = [];
            var task = CreateTask(Begin());
            await Sleep(1.Seconds);
            Assert.All(begun, static work => Assert.False(work.IsCompleted));
            await task.CancelAndWait();
            Assert.All(begun, static work => Assert.True(work.IsCanceled));

            async Coroutine Begin()
            {
                var inner = Task.CompletedTask;
                var outer = Task.CompletedTask;
                await WithTimeout(1.Hours, async _ =>
                {
                    await MoveOnAfter(1.Hours, async _ => inner = Endless(CurrentToken));
                    outer = Endless(CurrentToken);
                });
                begun = [inner, outer];
                await Sleep(1.Hours);
            }
        });
    }

    [Fact]
    public void Expiry_of_the_scope_around_cancels_what_was_begun_inside_and_nothing_outside()
    {
        Run(async () =>
        {
            var outside = Task.CompletedTask;
            var inside = Task.CompletedTask;
            await WithTimeout(1.Hours, async _ => outside = Endless(CurrentToken));
            await MoveOnAfter(1.Seconds, async _ =>
            {
                await WithTimeout(1.Hours, async _ => inside = Endless(CurrentToken));
                await Sleep(1.Hours);
            });
            Assert.True(inside.IsCanceled);
            Assert.False(outside.IsCompleted);
        });
    }

    [Fact]
    public void Foreign_code_that_ends_by_such_a_token_counts_as_cancelled()
    {
        Run(async () =>
        {
            var task = CreateTask(Begin());
            await Sleep(1.Seconds);
            await task.CancelAndWait();
            Assert.True(task.IsCancelled);

            static async Coroutine Begin()
            {
                var work = default(ValueTask);
                await WithTimeout(1.Hours, async _ => work = new ValueTask(Endless(CurrentToken)));
                await work;
            }
        });
    }

    [Fact]
    public void Scopes_without_end_leave_nothing_behind_in_their_task()
    {
        Run(async () =>
        {
            var kept = new WeakReference<object>(new object());
            for (var i = 0; i < 1000; i++)
            {
                await WithTimeout(1.Hours, async _ =>
                {
                    var captured = new object();
                    kept.SetTarget(captured);
                    CurrentToken.UnsafeRegister(static _ => { }, captured);
                });
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            Assert.False(kept.TryGetTarget(out var _));
        });
    }

    private static Task Endless(CancellationToken token) => Task.Delay(Timeout.Infinite, token);
}

namespace Meanwhile.Tests.Issues;

/// <summary>A group that fails in the clean-up of code that was cancelled gives the cancel anew, as CPython's does; foreign code must hear of it too.</summary>
public class RenewedCancelTests : LoopTest
{
    [Fact]
    public void A_cancel_of_the_task_that_is_given_anew_reaches_the_token_and_what_it_was_given_to()
    {
        Run(async () =>
        {
            var token = CancellationToken.None;
            var work = Task.CompletedTask;
            var task = CreateTask(Cancelled());
            await Yield();
            await task.CancelAndWait();
            Assert.True(task.IsCancelled);

            async Coroutine Cancelled()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    await Clean();
                }
            }

            async Coroutine Clean()
            {
                token = CurrentToken;
                work = Task.Delay(Timeout.Infinite, token);
                Assert.False(token.IsCancellationRequested);
                await FailInAGroup();
                Assert.True(token.IsCancellationRequested);
                Assert.True(work.IsCanceled);
                Assert.True(await IsCancelledByTheNextTurn());
                Assert.NotEqual(token, CurrentToken);
                Assert.False(CurrentToken.IsCancellationRequested);
            }
        });
    }

    [Fact]
    public void A_deadline_that_is_given_anew_reaches_the_tokens_inside_it_and_none_outside()
    {
        Run(async () =>
        {
            var outside = CurrentToken;
            var inside = CancellationToken.None;
            await MoveOnAfter(1.Seconds, async _ =>
            {
                try
                {
                    await Sleep(1.Hours);
                }
                finally
                {
                    inside = CurrentToken;
                    Assert.False(inside.IsCancellationRequested);
                    await FailInAGroup();
                    Assert.True(await IsCancelledByTheNextTurn());
                }
            });
            Assert.True(inside.IsCancellationRequested);
            Assert.False(outside.IsCancellationRequested);
        });
    }

    private static async Coroutine FailInAGroup()
    {
        try
        {
            await TaskGroup.Run(static async group => group.CreateTask(Fail()));
        }
        catch (ExceptionGroup failures)
        {
            Assert.IsType<FormatException>(Assert.Single(failures.InnerExceptions));
        }
    }

    private static async Coroutine<bool> IsCancelledByTheNextTurn()
    {
        try
        {
            await Yield();
            return false;
        }
        catch (CancelledException)
        {
            return true;
        }
    }

    private static async Coroutine Fail()
    {
        await Yield();
        throw new FormatException();
    }
}

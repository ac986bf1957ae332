using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Scopes;

// S50 to S52
public class TimeoutTests
{
    [Fact]
    public void Inside_it_is_a_cancellation_and_outside_a_timeout_caused_by_it()
    {
        var printed = Printed.By(async print =>
        {
            TimeoutScope? kept = null;
            try
            {
                await WithTimeout(
                    1.Seconds,
                    async scope =>
                    {
                        kept = scope;
                        try
                        {
                            await Sleep(1.Hours);
                        }
                        catch (CancelledException)
                        {
                            print("inside cancelled");
                            throw;
                        }
                    }
                );
            }
            catch (TimeoutException timeout)
            {
                print($"outside timeout by {timeout.InnerException?.GetType().Name}");
            }

            print($"{kept!.Expired} {LoopTask.Current!.CancelRequests}");
            Assert.Contains("expired", Assert.Throws<InvalidOperationException>(() => kept.Reschedule(null)).Message);
        });
        Assert.Equal("inside cancelled | outside timeout by CancelledException | True 0", printed);
    }

    [Fact]
    public void Deadline_in_the_past_throws_at_the_first_suspension_only()
    {
        var printed = Printed.By(async print =>
        {
            await Sleep(5.Seconds);
            Assert.Equal(1, await WithTimeoutAt(1.Seconds, async _ => await Coroutine.FromResult(1)));
            try
            {
                await WithTimeoutAt(
                    1.Seconds,
                    async _ =>
                    {
                        print("entered");
                        await Sleep(1.Seconds);
                        print("not reached");
                    }
                );
            }
            catch (TimeoutException)
            {
                print(EventLoop.Current.Time.TotalSeconds);
            }
        });
        Assert.Equal("entered | 5", printed);
    }

    [Fact]
    public void Swallowed_timeout_is_thrown_all_the_same()
    {
        var printed = Printed.By(async print =>
        {
            try
            {
                await WithTimeout(
                    1.Seconds,
                    async _ =>
                    {
                        try
                        {
                            await Sleep(1.Hours);
                        }
                        catch (CancelledException)
                        {
                            print("swallowed");
                        }
                    }
                );
            }
            catch (TimeoutException)
            {
                print("timeout");
            }
        });
        Assert.Equal("swallowed | timeout", printed);
    }

    [Fact]
    public void Value_passes_through_both_forms() =>
        Printed.Run(async () =>
        {
            Assert.Equal(1, await WithTimeout(1.Seconds, async _ => await Coroutine.FromResult(1)));
            Assert.Equal(2, await WithTimeout(null, async _ => await Coroutine.FromResult(2)));
            Assert.Equal(3, await WithTimeoutAt(null, async _ => await Coroutine.FromResult(3)));
            Assert.Equal(4, await WaitFor(Coroutine.FromResult(4), Timeout.InfiniteTimeSpan));
        });

    [Fact]
    public void Deadline_may_be_moved_while_the_body_runs() =>
        Printed.Run(async () =>
        {
            await WithTimeout(
                1.Seconds,
                async scope =>
                {
                    scope.Reschedule(10.Seconds);
                    await Sleep(5.Seconds);
                    scope.Reschedule(null);
                    Assert.Null(scope.Deadline);
                    await Sleep(1.Hours);
                }
            );
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await Sleep(2.Seconds)));
            Assert.True(await MoveOnAfter(2.Seconds, async _ => await Sleep(1.Seconds)));
        });

    [Fact]
    public void Expiry_of_the_inner_scope_leaves_the_token_of_the_outer_alone() =>
        Printed.Run(async () =>
        {
            var outer = CurrentToken;
            await MoveOnAfter(
                1.Seconds,
                async _ =>
                {
                    var inner = CurrentToken;
                    try
                    {
                        await Sleep(1.Hours);
                    }
                    finally
                    {
                        Assert.True(inner.IsCancellationRequested);
                        Assert.False(CurrentToken.IsCancellationRequested);
                    }
                }
            );
            Assert.False(outer.IsCancellationRequested);
        });
}

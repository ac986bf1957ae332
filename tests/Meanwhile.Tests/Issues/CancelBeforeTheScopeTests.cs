using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>A cancel is to come when a group or a timeout begins, and the scope cancels its body too: the cancel goes on all the same.</summary>
public class CancelBeforeTheScopeTests
{
    [Fact]
    public void Cancel_is_not_taken_for_that_of_the_group() =>
        Cancelled(static async () =>
            await TaskGroup.Run(async group =>
            {
                group.Cancel();
                await Sleep(1.Seconds);
            })
        );

    [Fact]
    public void Cancel_is_not_taken_for_that_of_a_group_with_tasks() =>
        Cancelled(static async () =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Sleep(1.Seconds));
                group.Cancel();
            })
        );

    [Fact]
    public void Cancel_is_not_taken_for_that_of_a_group_whose_member_cancels_it() =>
        Cancelled(static async () =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(CancelGroup(group));
                try
                {
                    await Sleep(1.Seconds);
                }
                finally
                {
                    await Sleep(1.Seconds);
                }
            })
        );

    [Fact]
    public void Cancel_that_was_heard_before_the_scope_is_none_of_those_to_come() =>
        Printed.Run(static async () =>
        {
            var me = LoopTask.Current!;
            me.Cancel();
            await Assert.ThrowsAsync<CancelledException>(static async () => await Sleep(1.Seconds));
            me.Cancel();
            var failure = await Assert.ThrowsAsync<TimeoutException>(async () =>
                await WithTimeout(
                    1.Seconds,
                    async _ =>
                    {
                        await Assert.ThrowsAsync<CancelledException>(static async () => await Sleep(1.Seconds));
                        me.Uncancel();
                        await Sleep(10.Seconds);
                    }
                )
            );
            Assert.IsType<CancelledException>(failure.InnerException);
            Assert.Equal(1, me.CancelRequests);
        });

    [Fact]
    public void Cancel_is_not_taken_for_that_of_a_deadline() =>
        Cancelled(static async () => await WithTimeout(TimeSpan.Zero, static _ => Sleep(1.Seconds)));

    [Fact]
    public void Cancel_is_not_taken_for_that_of_a_deadline_that_passes_in_the_clean_up() =>
        Cancelled(static async () =>
            await MoveOnAfter(
                1.Seconds,
                static async _ =>
                {
                    try
                    {
                        await Sleep(1.Seconds);
                    }
                    finally
                    {
                        await Sleep(5.Seconds);
                    }
                }
            )
        );

    [Fact]
    public void Cancel_of_a_scope_outside_is_not_taken_for_that_of_a_group() =>
        Printed.Run(static async () =>
        {
            var wentOn = false;
            await TaskGroup.Run(async outer =>
            {
                outer.Cancel();
                await TaskGroup.Run(async inner =>
                {
                    inner.Cancel();
                    await Sleep(1.Seconds);
                });
                wentOn = true;
            });
            Assert.False(wentOn);
        });

    [Fact]
    public void Cancel_that_nothing_has_met_meets_what_follows() =>
        Printed.Run(static async () =>
        {
            var passed = false;
            var task = CreateTask(Body());
            await Wait([task]);
            Assert.True(task.IsCancelled && passed, task.ToString());

            async Coroutine Body()
            {
                LoopTask.Current!.Cancel();
                await TaskGroup.Run(static async group => group.Cancel());
                passed = true;
                await Sleep(1.Seconds);
            }
        });

    [Fact]
    public void A_cancel_that_was_heard_before_leaves_the_group_its_own() =>
        Printed.Run(static async () =>
        {
            var task = CreateTask(Body());
            await Wait([task]);
            Assert.True(task.IsSucceeded, task.ToString());

            static async Coroutine Body()
            {
                LoopTask.Current!.Cancel();
                try
                {
                    await Sleep(1.Seconds);
                }
                catch (CancelledException)
                {
                    // It goes on in spite of it.
                }

                await TaskGroup.Run(static async group =>
                {
                    group.Cancel();
                    await Sleep(1.Seconds);
                });
            }
        });

    private static void Cancelled(Func<Coroutine> inScope) =>
        Printed.Run(async () =>
        {
            var task = CreateTask(Body());
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());

            async Coroutine Body()
            {
                LoopTask.Current!.Cancel();
                await inScope();
            }
        });

    private static async Coroutine CancelGroup(TaskGroup group) => group.Cancel();
}

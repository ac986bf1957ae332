using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>A group cancels its body, then the task is cancelled and that is taken back: the cancel of the group is still to come.</summary>
public class UncancelInAGroupTests
{
    [Fact]
    public void Cancel_of_the_group_is_not_taken_back_with_that_of_the_task() =>
        Printed.Run(static async () =>
        {
            var loop = EventLoop.Current;
            await TaskGroup.Run(static async group =>
            {
                group.Cancel();
                LoopTask.Current!.Cancel();
                LoopTask.Current.Uncancel();
                await Sleep(10.Seconds);
            });
            Assert.Equal(TimeSpan.Zero, loop.Time);
        });

    [Fact]
    public void Cancel_of_a_group_that_has_ended_does_not_come_back() =>
        Printed.Run(static async () =>
        {
            await TaskGroup.Run(static async group =>
            {
                group.Cancel();
                LoopTask.Current!.Cancel();
            });
            LoopTask.Current!.Uncancel();
            await Sleep(1.Seconds);
        });

    [Fact]
    public void Cancels_of_both_groups_are_not_taken_back_with_that_of_the_task() =>
        Printed.Run(static async () =>
        {
            var loop = EventLoop.Current;
            await TaskGroup.Run(static async outer =>
            {
                await TaskGroup.Run(async inner =>
                {
                    inner.Cancel();
                    outer.Cancel();
                    LoopTask.Current!.Cancel();
                    LoopTask.Current.Uncancel();
                });
                await Sleep(10.Seconds);
            });
            Assert.Equal(TimeSpan.Zero, loop.Time);
        });
}

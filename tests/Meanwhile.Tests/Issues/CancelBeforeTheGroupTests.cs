using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>A cancel is to come when a group begins, and meets it while it closes; in the same turn a member cancels the group. The task is cancelled.</summary>
public class CancelBeforeTheGroupTests
{
    [Fact]
    public void Cancel_of_the_task_is_not_lost_in_the_end_of_the_group() =>
        Printed.Run(static async () =>
        {
            var task = CreateTask(CancelledBefore());
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

    private static async Coroutine CancelledBefore()
    {
        LoopTask.Current!.Cancel();
        await TaskGroup.Run(async group => group.CreateTask(CancelGroup(group)));
    }

    private static async Coroutine CancelGroup(TaskGroup group) => group.Cancel();
}

using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>A group's body fails with a cancel of its task still to come. As in CPython the group tells of the failure, and the cancel comes after that.</summary>
public class FailureBesideACancelTests
{
    [Fact]
    public void Failure_of_the_body_is_told_and_the_cancel_meets_the_next_suspension() =>
        Assert.Equal("ValueError | cancelled", Printed.By(static async print => await Wait([CreateTask(Tell(print))])));

    private static async Coroutine Tell(Action<object> print)
    {
        try
        {
            await TaskGroup.Run(async group =>
            {
                LoopTask.Current!.Cancel();
                group.CreateTask(Yield());
                throw new InvalidDataException("ValueError");
            });
        }
        catch (ExceptionGroup failures)
        {
            print(Assert.Single(failures.InnerExceptions).Message);
            try
            {
                await Yield();
            }
            catch (CancelledException)
            {
                print("cancelled");
            }
        }
    }
}

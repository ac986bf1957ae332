using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Scopes;

// S40, S42
public class GroupCancellationTests
{
    [Fact]
    public void Cancel_from_outside_is_not_lost_when_the_group_fails_while_it_ends()
    {
        var printed = Printed.By(async print =>
        {
            var task = CreateTask(Body(print));
            await Yield();
            await Yield();
            task.Cancel();
            try
            {
                await task;
            }
            catch (CancelledException)
            {
                print("main sees cancel");
            }
        });
        Assert.Equal("group | requests 1 | cancelled | main sees cancel", printed);

        static async Coroutine Body(Action<object> print)
        {
            try
            {
                await TaskGroup.Run(group =>
                {
                    group.CreateTask(FailInCleanup());
                    return Coroutine.Completed;
                });
            }
            catch (ExceptionGroup)
            {
                print("group");
            }

            print($"requests {LoopTask.Current!.CancelRequests}");
            try
            {
                await Yield();
                print("slept");
            }
            catch (CancelledException)
            {
                print("cancelled");
                throw;
            }
        }

        static async Coroutine FailInCleanup()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException cancel)
            {
                throw new FormatException("clean-up", cancel);
            }
        }
    }
}

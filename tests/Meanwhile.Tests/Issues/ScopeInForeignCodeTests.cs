using Meanwhile.Tests.Exploring;

namespace Meanwhile.Tests.Issues;

/// <summary>A scope inside foreign code asks to end before that code has first suspended: the code around it is not cancelled.</summary>
public class ScopeInForeignCodeTests
{
    [Fact]
    public void Group_that_is_cancelled_at_once_does_not_end_the_waits_around_it() => Explore.Orders(static () => Around(CancelledGroup));

    [Fact]
    public void Group_whose_eager_task_fails_does_not_either() => Explore.Orders(static () => Around(FailingGroup));

    private static async Coroutine Around(Func<Coroutine> inner)
    {
        var isOver = false;
        await Task.WhenAll(Foreign(Below), Task.CompletedTask);
        Assert.True(isOver, "The code around went on before the group had ended.");

        async Coroutine Below()
        {
            await Task.WhenAll(Foreign(Noted), Task.CompletedTask);
        }

        async Coroutine Noted()
        {
            try
            {
                await inner();
            }
            finally
            {
                isOver = true;
            }
        }
    }

    private static async Coroutine CancelledGroup() =>
        await TaskGroup.Run(async group =>
        {
            group.Cancel();
            await Yield();
        });

    private static async Coroutine FailingGroup()
    {
        try
        {
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Fails(), eager: true);
                await Yield();
            });
        }
        catch (ExceptionGroup failures)
        {
            Assert.IsType<InvalidDataException>(Assert.Single(failures.InnerExceptions));
        }
    }

    private static async Coroutine Fails() => throw new InvalidDataException("on purpose");

    private static async Task Foreign(Func<Coroutine> inner) => await inner();
}

using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Scheduling;

public class PausesTests
{
    [Fact]
    public void A_pause_ends_by_itself() =>
        OnLoop.Run(async () =>
        {
            var pauses = new Pauses();
            Assert.True(await pauses.Take(1.Milliseconds));
            Assert.Equal(0, pauses.Running);
        });

    [Fact]
    public void Closing_cuts_pauses_short_and_allows_no_more() =>
        OnLoop.Run(async () =>
        {
            var pauses = new Pauses();
            var pause = Async.CreateTask(pauses.Take(1.Hours));
            await Async.Yield();
            Assert.Equal(1, pauses.Running);
            pauses.Close();
            Assert.False(await pause);
            Assert.False(await pauses.Take(1.Hours));
        });

    [Fact]
    public void A_cancelled_pause_leaves_nothing_behind() =>
        OnLoop.Run(async () =>
        {
            var pauses = new Pauses();
            var pause = Async.CreateTask(pauses.Take(1.Hours));
            await Async.Yield();
            await pause.CancelAndWait();
            Assert.Equal(0, pauses.Running);
        });
}

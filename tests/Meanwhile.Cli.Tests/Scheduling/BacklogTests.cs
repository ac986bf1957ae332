using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Scheduling;

public class BacklogTests
{
    [Fact]
    public void The_reader_waits_at_the_bound_of_the_count() =>
        OnLoop.Run(async () =>
        {
            var backlog = new Backlog(mostTargets: 2, mostCharacters: 1000);
            await backlog.Enter(1);
            await backlog.Enter(1);
            var third = Async.CreateTask(backlog.Enter(1));
            await Async.Yield();
            Assert.False(third.IsDone);
            backlog.Leave(1);
            await third;
            Assert.Equal(2, backlog.Count);
        });

    [Fact]
    public void The_reader_waits_at_the_bound_of_the_size() =>
        OnLoop.Run(async () =>
        {
            var backlog = new Backlog(mostTargets: 100, mostCharacters: 10);
            await backlog.Enter(8);
            var second = Async.CreateTask(backlog.Enter(8));
            await Async.Yield();
            Assert.False(second.IsDone);
            backlog.Leave(8);
            await second;
        });

    [Fact]
    public void One_larger_than_the_bound_goes_alone() =>
        OnLoop.Run(async () =>
        {
            var backlog = new Backlog(mostTargets: 100, mostCharacters: 10);
            await backlog.Enter(50);
            Assert.Equal(1, backlog.Count);
        });
}

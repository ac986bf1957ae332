using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

// S5, S6: the turns of the loop that each takes, as CPython 3.13 counts them.
public class TurnTests
{
    [Fact]
    public void Turns_are_those_of_CPython() =>
        Printed.Run(async () =>
        {
            Assert.Equal(2, await Turns(async () => await CreateTask(Nothing())));
            Assert.Equal(1, await Turns(async () => await Sleep(TimeSpan.Zero)));
            Assert.Equal(3, await Turns(async () => await Gather([Nothing()])));
            Assert.Equal(3, await Turns(async () => await Wait([CreateTask(Nothing())])));
            Assert.Equal(3, await Turns(async () => await Shield(Nothing())));
            Assert.Equal(0, await Turns(async () => await TaskGroup.Run(static _ => Coroutine.Completed)));
            Assert.Equal(0, await Turns(async () => await WaitFor(Nothing(), 1.Seconds)));
            Assert.Equal(
                3,
                await Turns(async () =>
                    await TaskGroup.Run(static group =>
                    {
                        group.CreateTask(Nothing());
                        return Coroutine.Completed;
                    })
                )
            );
        });

    [Fact]
    public void Await_of_what_is_done_never_yields() =>
        Printed.Run(async () =>
        {
            var task = CreateTask(Nothing());
            var future = new Future();
            future.SetResult();
            await task;
            Assert.Equal(
                0,
                await Turns(async () =>
                {
                    await task;
                    await future;
                })
            );
        });

    private static async Coroutine<int> Turns(Func<Coroutine> action)
    {
        var turns = 0;
        var over = false;
        EventLoop.Current.CallSoon(Tick);
        await action();
        over = true;
        await Yield();
        return turns;

        void Tick()
        {
            if (!over)
            {
                turns++;
                EventLoop.Current.CallSoon(Tick);
            }
        }
    }

    private static async Coroutine Nothing() => await Coroutine.Completed;
}

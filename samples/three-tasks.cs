#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    var loop = EventLoop.Current;
    var start = loop.Time;                        // the loop's own clock, which tests can set
    await TaskGroup.Run(async group =>
    {
        group.CreateTask(Work("A", 2.Seconds));
        group.CreateTask(Work("B", 1.Seconds));
        group.CreateTask(Work("C", 3.Seconds));
    });
    Console.WriteLine($"All done in {(loop.Time - start).TotalSeconds:0.0}s");
});

async Coroutine Work(string name, TimeSpan time)
{
    Console.WriteLine($"{name} starts");
    await Sleep(time);
    Console.WriteLine($"{name} ends");
}

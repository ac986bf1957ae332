#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    Console.WriteLine("with Thread.Sleep, which blocks the thread and with it the loop:");
    await Three(Blocking);

    Console.WriteLine("with await Sleep, which lets the others run:");
    await Three(NonBlocking);
});

async Coroutine Three(Func<string, Coroutine> work)
{
    var start = EventLoop.Current.Time;
    await Map(["A", "B", "C"], work);
    Console.WriteLine($"  {(EventLoop.Current.Time - start).TotalSeconds:0.0} s");
}

async Coroutine Blocking(string name)
{
    Console.WriteLine($"  {name} starts");
    Thread.Sleep(0.5.Seconds);                    // nobody else on this loop can do anything now
    Console.WriteLine($"  {name} ends");
}

async Coroutine NonBlocking(string name)
{
    Console.WriteLine($"  {name} starts");
    await Sleep(0.5.Seconds);
    Console.WriteLine($"  {name} ends");
}

#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    var (a, b, c) = await Gather(Fetch("A"), Fetch("B"), Fetch("C"));
    Console.WriteLine($"{a}, {b}, {c}");          // after one second, not three
});

async Coroutine<string> Fetch(string name)
{
    await Sleep(1.Seconds);                       // stands for a request that takes a second
    return $"{name} done";
}

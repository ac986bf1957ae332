#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

const int Parts = 16;
const int Size = 200_000;

Run(async () =>
{
    var clock = EventLoop.Current;
    var start = clock.Time;
    var primes = Enumerable.Range(0, Parts).Sum(CountPrimes);      // blocks the loop until it is done
    Console.WriteLine($"{primes} primes, on one core, in {(clock.Time - start).TotalSeconds:0.00} s");

    start = clock.Time;
    var ticks = 0;
    await TaskGroup.Run(async group =>
    {
        group.CreateTask(Tick());                 // shows that the loop is free
        var counts = await Map(
            Enumerable.Range(0, Parts),
            part => ToThread(() => CountPrimes(part)),             // the counting is done by other threads
            limit: Environment.ProcessorCount);
        primes = counts.Sum();
        group.Cancel();                           // ends the ticking
    });
    Console.WriteLine($"{primes} primes, on {Environment.ProcessorCount} cores, in {(clock.Time - start).TotalSeconds:0.00} s");
    Console.WriteLine($"and the loop had time for other things: {ticks > 0}");

    async Coroutine Tick()
    {
        while (true)
        {
            ticks++;
            await Sleep(10.Milliseconds);
        }
    }
});

// Plain C#, with nothing asynchronous in it.
int CountPrimes(int part) => Enumerable.Range(part * Size, Size).Count(IsPrime);

bool IsPrime(int number)
{
    for (var divisor = 2; divisor * divisor <= number; divisor++)
    {
        if (number % divisor == 0)
        {
            return false;
        }
    }

    return number > 1;
}

#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    var coffee = CreateTask(Brew());              // begins as soon as this code waits for something

    Console.WriteLine("laying the table");
    await Sleep(1.Seconds);                       // the coffee brews meanwhile
    Console.WriteLine("table laid");

    Console.WriteLine(await coffee);              // waits for the rest of it
    Console.WriteLine($"after {EventLoop.Current.Time.TotalSeconds:0.0} s, not 4");
});

async Coroutine<string> Brew()
{
    Console.WriteLine("brewing");
    await Sleep(3.Seconds);
    return "coffee is ready";
}

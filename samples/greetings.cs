#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    await TaskGroup.Run(async group =>
    {
        group.CreateTask(Greet("Ada", after: 3.Seconds));
        group.CreateTask(Greet("Grace", after: 1.Seconds));
        group.CreateTask(Greet("Edsger", after: 2.Seconds));
    });                                           // a group ends when all of its tasks have
    Console.WriteLine("Everyone is here.");
});

async Coroutine Greet(string name, TimeSpan after)
{
    await Sleep(after);                           // the others go on meanwhile
    Console.WriteLine($"Hello, {name}!");
}

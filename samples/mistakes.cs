#:project ../src/Meanwhile

// Mistakes that everyone makes once, and what is said to each. Debug mode finds what blocks the loop: it costs some speed, so
// it is off unless asked for.

using Meanwhile;
using static Meanwhile.Async;

var options = new LoopOptions { Name = "demo", Debug = true, OnError = error => Console.WriteLine($"   {error.Message}") };

Console.WriteLine("1. not awaited");
Run(
    async () =>
    {
#if SHOW_ERRORS
        Save();                                   // error CS4014: Because this call is not awaited, …
        _ = Save();                               // error MW0001: coroutine 'Save' is never awaited: it will not run
#endif
        var forgotten = Save();                   // awaited below, but not always: the compiler lets it pass, the loop finds it when it closes
        if (args.Length > 0)
        {
            await forgotten;
        }
    },
    options);                                     // instead: await Save();

Console.WriteLine("2. blocking inside a coroutine");
Run(
    async () =>
    {
        Thread.Sleep(0.3.Seconds);                // instead: await Sleep(0.3.Seconds);
        await Yield();
    },
    options);

Console.WriteLine("3. a loop in a loop");
Run(
    async () =>
    {
        await Yield();
        try
        {
            Run(Save);                            // instead: await Save();
        }
        catch (InvalidOperationException error)
        {
            Console.WriteLine($"   {error.Message}");
        }
    },
    options);

Console.WriteLine("4. a library that gives a Task and blocks all the same");
Run(
    async () => Console.WriteLine($"   {await Library.Load()}"),   // instead: await Task.Run(Library.Load)
    options);

async Coroutine Save() => await Sleep(1.Seconds);

static class Library
{
    public static Task<string> Load()
    {
        Thread.Sleep(0.3.Seconds);
        return Task.FromResult("loaded");
    }
}

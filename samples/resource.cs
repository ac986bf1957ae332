#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    await using (var database = await Database.Open("orders"))
    {
        Console.WriteLine(await database.Query("count"));
    }                                             // closed here, and the closing is awaited

    // It is closed too when the body fails, is cancelled, or runs out of time.
    var finished = await MoveOnAfter(2.Seconds, async _ =>
    {
        await using var database = await Database.Open("archive");
        Console.WriteLine(await database.Query("everything"));
    });
    Console.WriteLine(finished ? "finished" : "out of time");
});

sealed class Database(string name) : IAsyncDisposable
{
    public static async Coroutine<Database> Open(string name)
    {
        await Sleep(0.5.Seconds);                 // connects
        Console.WriteLine($"{name}: open");
        return new Database(name);
    }

    public async Coroutine<string> Query(string what)
    {
        await Sleep(what == "everything" ? 1.Hours : 0.5.Seconds);
        return $"{name}: {what} is 42";
    }

    public async ValueTask DisposeAsync()         // .NET asks for a ValueTask here; it may await coroutines
    {
        await Sleep(0.5.Seconds);                 // says goodbye
        Console.WriteLine($"{name}: closed");
    }
}

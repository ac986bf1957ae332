namespace Meanwhile.Cli.Tests.Support;

/// <summary>Runs the body of a test on an event loop.</summary>
internal static class OnLoop
{
    public static void Run(Func<Coroutine> body) => Async.Run(() => Async.WithTimeout(Patience.Long, async _ => { await body(); }));
}

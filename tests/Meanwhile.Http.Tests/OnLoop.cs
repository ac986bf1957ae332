namespace Meanwhile.Tests;

/// <summary>Runs a test's body on an event loop of its own, and fails it when the loop has to report an error or when it hangs.</summary>
internal static class OnLoop
{
    private static readonly TimeSpan Longest = 60.Seconds;

    internal static void Run(Func<Coroutine> body)
    {
        var reported = new List<LoopError>();
        Async.Run(() => Async.WithTimeout(Longest, _ => body()), new LoopOptions { OnError = reported.Add, HandleInterrupt = false });
        Assert.Empty(reported);
    }

    /// <summary>What the coroutine throws.</summary>
    internal static async Coroutine<TException> Thrown<TException>(Func<IAwaitable> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException thrown)
        {
            return thrown;
        }

        throw new InvalidOperationException($"No {typeof(TException).Name} was thrown.");
    }
}

namespace Meanwhile;

public sealed partial class EventLoop
{
    /// <summary>
    /// Gets errors that nobody catches: of callbacks, of tasks that nobody awaits, of clean-up. Null: they are written to
    /// standard error. It must not throw; if it does, that is written to standard error too and the loop goes on.
    /// </summary>
    /// <remarks>
    /// It is called on the loop's thread; after the loop has closed, on the thread that finds the error.
    /// </remarks>
    public Action<LoopError>? UnhandledError { get; set; }

    internal void Report(LoopError error) => Report(error, UnhandledError);

    internal static void Report(LoopError error, Action<LoopError>? handler)
    {
        if (handler is null)
        {
            WriteToStandardError(error);
            return;
        }

        try
        {
            handler(error);
        }
        catch (Exception failure)
        {
            WriteToStandardError(error);
            WriteToStandardError(new LoopError("The error handler of the loop threw while it handled the error above", failure));
        }
    }

    /// <summary>Reports what another thread has found, on the loop's thread if the loop still runs.</summary>
    internal void ReportFromAnyThread(LoopError error)
    {
        if (runningHere == this)
        {
            Report(error);
        }
        else
        {
            Inbox.Add(new ErrorReport(this, error));
        }
    }

    private static void WriteToStandardError(LoopError error)
    {
        string text;
        try
        {
            text = error.ToString();
        }
        catch (Exception failure)
        {
            // An exception that cannot even be printed must not end the loop.
            text = $"{error.Message}{Environment.NewLine}{error.Exception?.GetType()} (its text could not be made: {failure.GetType()})";
        }

        try
        {
            Console.Error.WriteLine($"meanwhile: {text}");
        }
#pragma warning disable RCS1075 // Nobody can be told. On the finalizer's thread it would end the process, and in a turn the loop.
        catch (Exception) { }
#pragma warning restore RCS1075
    }

    private sealed class ErrorReport(EventLoop loop, LoopError error) : IRunsOutside
    {
        public void Run() => loop.Report(error);

        public void RunOutside() => Run();
    }
}

using System.Runtime.ExceptionServices;

namespace Meanwhile.Tests;

/// <summary>Ends a test that would hang, or take for ever.</summary>
internal static class Watchdog
{
    /// <summary>Runs it on a thread of its own, as a program's main thread would.</summary>
    internal static void Within(TimeSpan most, Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        Assert.True(thread.Join(most), $"It takes longer than {most}.");
        failure?.Throw();
    }
}

namespace Meanwhile.Cli.Reporting;

internal sealed partial class Output
{
    /// <summary>How many bytes the sinks have taken.</summary>
    public long Written => sinks.Sum(static sink => sink.Written);

    /// <summary>
    /// Ends the wait for somebody who takes nothing: what is left is written wherever else it can be, and nothing more goes where that
    /// was. <see cref="Run"/> must have been cancelled.
    /// </summary>
    public async Coroutine GiveUp()
    {
        sheet.Abandon();
        if (isShared)
        {
            messages.StartAnew();
        }

        sheet = new Sheet(sinks, page: null);
        foreach (var (sink, reason) in await Task.Run(sheet.WriteRest))
        {
            sink.IsBroken = true;
            broke(sink, reason);
        }
    }
}

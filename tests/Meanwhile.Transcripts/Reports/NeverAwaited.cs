namespace Meanwhile.Transcripts.Reports;

internal sealed class NeverAwaited : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
#pragma warning disable MW0001 // What becomes of one that is never awaited is what the program shows.
        var forgotten = Save();
#pragma warning restore MW0001
        await Yield();
        Say("main ends", forgotten != default);
    }

    private async Coroutine Save() => Say("never");
}

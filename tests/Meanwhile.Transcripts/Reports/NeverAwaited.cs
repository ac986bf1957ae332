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
        var forgotten = Save();
        await Yield();
        Say("main ends", forgotten != default);
    }

    private async Coroutine Save() => Say("never");
}

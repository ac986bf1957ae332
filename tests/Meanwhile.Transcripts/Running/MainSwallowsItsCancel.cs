namespace Meanwhile.Transcripts.Running;

internal sealed class MainSwallowsItsCancel : Twin
{
    protected override void Perform() => Say(Async.Run(Value, Options));

    private async Coroutine<string> Value()
    {
        var main = LoopTask.Current!;
        EventLoop.Current.CallLater(1.Seconds, () => main.Cancel());
        try
        {
            await Sleep(10.Seconds);
        }
        catch (CancelledException)
        {
            Say("swallowed", Now);
        }

        return "value";
    }
}

namespace Meanwhile.Transcripts.Scheduling;

internal sealed class AwaitingWhatIsDoneDoesNotYield : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        future.SetResult("result");
        var task = CreateTask(Work());
        await Yield();
        EventLoop.Current.CallSoon(() => Say("callback"));
        Say(await future, await task);
        await Yield();
        Say("end");

        async Coroutine<string> Work() => "value";
    }
}

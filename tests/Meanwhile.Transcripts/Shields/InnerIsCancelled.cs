namespace Meanwhile.Transcripts.Shields;

internal sealed class InnerIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        var outer = Shield(task);
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(outer), outer.IsCancelled, Now);
        Say(await Attempted(task));

        async Coroutine Work() => await Sleep(10.Seconds);
    }
}

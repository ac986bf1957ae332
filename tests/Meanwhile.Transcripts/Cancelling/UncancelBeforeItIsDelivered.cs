namespace Meanwhile.Transcripts.Cancelling;

internal sealed class UncancelBeforeItIsDelivered : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine<string> Work()
        {
            var task = LoopTask.Current!;
            task.Cancel();
            Say(task.Uncancel());
            await Sleep(1.Seconds);
            return "value";
        }
    }
}

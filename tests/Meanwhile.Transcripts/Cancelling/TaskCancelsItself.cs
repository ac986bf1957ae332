namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TaskCancelsItself : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine Nothing() => Say("inline");

        async Coroutine Work()
        {
            LoopTask.Current!.Cancel();
            await Nothing();
            var done = new Future();
            done.SetResult();
            await done;
            Say("still here");
            await Yield();
            Say("never");
        }
    }
}

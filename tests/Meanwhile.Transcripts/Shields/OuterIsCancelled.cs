namespace Meanwhile.Transcripts.Shields;

internal sealed class OuterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        var outer = Shield(task);
        await Sleep(1.Seconds);
        Say(outer.Cancel("out"), outer.IsCancelled, task.IsCancelled);
        Say(await Attempted((IAwaitable)outer), Now);
        Say(await task);

        async Coroutine<string> Work()
        {
            await Sleep(2.Seconds);
            Say("inside ends at", Now);
            return "value";
        }
    }
}

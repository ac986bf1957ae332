namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForAShield : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(WaitFor(Shield(task), 1.Seconds)), Now, task.IsDone);
        Say(await task);

        async Coroutine<string> Work()
        {
            await Sleep(3.Seconds);
            Say("saved at", Now);
            return "value";
        }
    }
}

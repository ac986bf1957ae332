namespace Meanwhile.Transcripts.Gathering;

internal sealed class AwaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel("stop");
        Say(await Attempted(task), Now);

        async Coroutine Work(string name)
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                Say(name, error);
                throw;
            }
        }

        async Coroutine Parent() => await Gather(Work("a"), Work("b"));
    }
}

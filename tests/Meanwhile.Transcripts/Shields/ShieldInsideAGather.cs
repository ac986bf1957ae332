namespace Meanwhile.Transcripts.Shields;

internal sealed class ShieldInsideAGather : Twin
{
    protected override async Coroutine Main()
    {
        var shielded = CreateTask(Work("shielded"));
        var gathering = Gather(Shield(shielded), Work("bare"));
        await Sleep(1.Seconds);
        gathering.Cancel();
        Say(await Attempted(gathering));
        await shielded;

        async Coroutine Work(string name)
        {
            try
            {
                await Sleep(2.Seconds);
                Say(name, "ends at", Now);
            }
            catch (CancelledException)
            {
                Say(name, "cancelled at", Now);
                throw;
            }
        }
    }
}

namespace Meanwhile.Transcripts.Locks;

internal sealed class UsedByTwoLoops : Twin
{
    private readonly AsyncLock gate = new();

    protected override void Perform()
    {
        Async.Run(Contend, Options);
        Async.Run(Again, Options);
    }

    private async Coroutine Contend()
    {
        await Gather(Work(), Work());

        async Coroutine Work()
        {
            using (await gate.Acquire())
            {
                await Sleep(1.Seconds);
            }
        }
    }

    private async Coroutine Again()
    {
        try
        {
            using (await gate.Acquire())
            {
                await WaitFor(gate.Acquire(), 1.Seconds);
            }
        }
        catch (InvalidOperationException)
        {
            Say("RuntimeError");
        }
    }
}

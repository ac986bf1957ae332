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
        var free = await Attempted(Take());
        Say("free:", free is AsyncLock.Holder ? "taken" : TypeOf(free));
        Say("wait:", TypeOf(await Attempted(WaitFor(Take(), 1.Seconds))));

        // The use is refused by the call already, before anything is awaited.
        async Coroutine<AsyncLock.Holder> Take() => await gate.Acquire();
    }
}

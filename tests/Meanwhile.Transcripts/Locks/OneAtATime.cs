namespace Meanwhile.Transcripts.Locks;

internal sealed class OneAtATime : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await Gather(new[] { Work("a"), Work("b"), Work("c") });
        Say(gate.IsLocked);

        async Coroutine Work(string name)
        {
            using (await gate.Acquire())
            {
                Say(name, "in", Now);
                await Sleep(1.Seconds);
                Say(name, "out", Now);
            }
        }
    }
}

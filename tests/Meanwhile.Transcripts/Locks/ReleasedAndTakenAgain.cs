namespace Meanwhile.Transcripts.Locks;

internal sealed class ReleasedAndTakenAgain : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        await Gather(Greedy(), Modest());

        async Coroutine Greedy()
        {
            for (var i = 0; i < 3; i++)
            {
                using (await gate.Acquire())
                {
                    Say("greedy", i);
                    await Yield();
                }
            }
        }

        async Coroutine Modest()
        {
            using (await gate.Acquire())
            {
                Say("modest");
            }
        }
    }
}

namespace Meanwhile.Transcripts.Scheduling;

internal sealed class DeepAwaits : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Deep(100_000));

        async Coroutine<int> Deep(int levels)
        {
            if (levels == 0)
            {
                await Yield();
                return 0;
            }

            return 1 + await Deep(levels - 1);
        }
    }
}

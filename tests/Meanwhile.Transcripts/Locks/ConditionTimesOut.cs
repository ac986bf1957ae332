namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionTimesOut : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        using (await condition.Acquire())
        {
            try
            {
                await WithTimeout(1.Seconds, async _ => await condition.Wait());
            }
            catch (TimeoutException error)
            {
                Say(error, condition.IsLocked, Now);
            }
        }

        Say(condition.IsLocked);
    }
}

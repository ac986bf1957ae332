namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionWithoutItsLock : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        Say(await Attempted(condition.Wait()));
        Say(Attempt(() => condition.Notify()));
        Say(Attempt(condition.NotifyAll));
        Say(TypeOf(Attempt(condition.Release)));
    }
}

namespace Meanwhile.Transcripts.Timeouts;

internal sealed class DoesNotExpire : Twin
{
    protected override async Coroutine Main()
    {
        TimeoutScope? after = null;
        await WithTimeout(10.Seconds, async scope =>
        {
            after = scope;
            await Sleep(1.Seconds);
            Say(scope.Expired, scope.Deadline!.Value.TotalSeconds);
        });
        Say(after!.Expired, Now);
        await Sleep(20.Seconds);
        Say(Now);
    }
}

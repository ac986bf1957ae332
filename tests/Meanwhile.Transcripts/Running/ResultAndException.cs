namespace Meanwhile.Transcripts.Running;

internal sealed class ResultAndException : Twin
{
    protected override void Perform()
    {
        Say(Async.Run(Value, Options));
        Say(Attempt(() => Async.Run(Fail, Options)));
        Say(Async.Run(Value, Options));
    }

    private static async Coroutine<string> Value()
    {
        await Sleep(1.Seconds);
        return "value";
    }

    private static async Coroutine Fail()
    {
        await Sleep(1.Seconds);
        throw new ArgumentException("boom");
    }
}

namespace Meanwhile.Transcripts.Running;

internal sealed class FailingCleanUpIsReported : Twin
{
    protected override void Perform() => Say(Async.Run(Value, Options));

    private async Coroutine<string> Value()
    {
        CreateTask(Background());
        await Sleep(1.Seconds);
        return "value";

        async Coroutine Background()
        {
            try
            {
                await Sleep(100.Seconds);
            }
            finally
            {
#pragma warning disable CA2219, MA0072 // It is what the program shows.
                throw new ArgumentException("clean-up");
#pragma warning restore CA2219, MA0072
            }
        }
    }
}

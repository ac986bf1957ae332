namespace Meanwhile.Transcripts.Running;

internal sealed class LeftoverTasksAreCancelled : Twin
{
    protected override void Perform() => Say(Async.Run(Value, Options));

    private async Coroutine<string> Value()
    {
        CreateTask(Background());
        await Sleep(1.Seconds);
        Say("main ends");
        return "value";

        async Coroutine Background()
        {
            try
            {
                await Sleep(100.Seconds);
            }
            finally
            {
                await Sleep(2.Seconds);
                Say("cleaned up at", Now);
            }
        }
    }
}

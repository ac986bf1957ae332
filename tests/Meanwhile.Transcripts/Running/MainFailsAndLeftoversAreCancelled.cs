namespace Meanwhile.Transcripts.Running;

internal sealed class MainFailsAndLeftoversAreCancelled : Twin
{
    protected override void Perform() => Say(Attempt(base.Perform));

    protected override async Coroutine Main()
    {
        CreateTask(Background());
        await Sleep(1.Seconds);
        throw new ArgumentException("main");

        async Coroutine Background()
        {
            try
            {
                await Sleep(100.Seconds);
            }
            finally
            {
                await Sleep(1.Seconds);
                Say("cleaned up");
            }
        }
    }
}

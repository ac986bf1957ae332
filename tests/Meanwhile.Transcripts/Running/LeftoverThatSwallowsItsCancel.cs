namespace Meanwhile.Transcripts.Running;

internal sealed class LeftoverThatSwallowsItsCancel : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("end");
    }

    protected override async Coroutine Main()
    {
        CreateTask(Stubborn());
        await Sleep(1.Seconds);

        async Coroutine Stubborn()
        {
            try
            {
                await Sleep(100.Seconds);
            }
            catch (CancelledException)
            {
                Say("no");
            }

            await Sleep(5.Seconds);
            Say("ends at", Now);
        }
    }
}

namespace Meanwhile.Transcripts.Running;

internal sealed class SpawnedWhileItEnds : Twin
{
    private LoopTask? spawned;

    protected override void Perform()
    {
        base.Perform();
        Say("run returned, and late is done:", spawned!.IsDone);
    }

    protected override async Coroutine Main()
    {
        CreateTask(Background());
        await Sleep(1.Seconds);

        async Coroutine Late()
        {
            Say("late begins");
            try
            {
                await Sleep(100.Seconds);
            }
            finally
            {
                Say("late ends");
            }
        }

        async Coroutine Background()
        {
            try
            {
                await Sleep(100.Seconds);
            }
            finally
            {
                spawned = CreateTask(Late());
                await Yield();
                await Yield();
            }
        }
    }
}

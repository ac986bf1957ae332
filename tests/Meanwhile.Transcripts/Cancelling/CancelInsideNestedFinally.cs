namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelInsideNestedFinally : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Level(3));
        await Yield();
        task.Cancel();
        Say(await Attempted(task));

        async Coroutine Level(int number)
        {
            try
            {
                if (number == 0)
                {
                    await Sleep(10.Seconds);
                }
                else
                {
                    await Level(number - 1);
                }
            }
            finally
            {
                await Sleep(1.Seconds);
                Say("level", number, "at", Now);
            }
        }
    }
}

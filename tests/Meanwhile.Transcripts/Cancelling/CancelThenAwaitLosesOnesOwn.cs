namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelThenAwaitLosesOnesOwn : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.5.Seconds);
        task.Cancel();
        Say(await Attempted(task), Now);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(1.Seconds);
            }
        }

        async Coroutine Parent()
        {
            var child = CreateTask(Child());
            await Sleep(1.Seconds);
            await child.CancelAndWait();
            Say("parent goes on at", Now);
            await Sleep(10.Seconds);
        }
    }
}

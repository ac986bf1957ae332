namespace Meanwhile.Transcripts.Shields;

internal sealed class AwaitedAgainAfterTheCancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine<string> Save()
        {
            await Sleep(3.Seconds);
            return "saved";
        }

        async Coroutine Work()
        {
            var saving = CreateTask(Save());
            try
            {
                await Shield(saving);
            }
            catch (CancelledException)
            {
                Say("cancelled", Now);
                Say(await saving, Now);
                throw;
            }
        }
    }
}

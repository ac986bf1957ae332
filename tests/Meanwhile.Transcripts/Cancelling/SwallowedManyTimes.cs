namespace Meanwhile.Transcripts.Cancelling;

internal sealed class SwallowedManyTimes : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Stubborn());
        for (var i = 0; i < 3; i++)
        {
            await Sleep(1.Seconds);
            task.Cancel($"number {i}");
        }

        Say(await task, task.CancelRequests, task.IsCancelled);

        async Coroutine<int> Stubborn()
        {
            var caught = 0;
            while (caught < 3)
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException error)
                {
                    caught++;
                    Say("caught", error, Now);
                }
            }

            return caught;
        }
    }
}

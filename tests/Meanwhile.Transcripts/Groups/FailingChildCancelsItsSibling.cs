namespace Meanwhile.Transcripts.Groups;

internal sealed class FailingChildCancelsItsSibling : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));
        Say(LoopTask.Current!.CancelRequests);
        await Sleep(1.Seconds);
        Say("awaiting works", Now);

        async Coroutine Sibling()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException)
            {
                Say("sibling cancelled at", Now);
                throw;
            }
        }

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Sibling());
                group.CreateTask(Fail());
                try
                {
                    await Sleep(20.Seconds);
                }
                catch (CancelledException)
                {
                    Say("body cancelled at", Now);
                    throw;
                }
            });
    }
}

namespace Meanwhile.Transcripts.Groups;

internal sealed class BodyThatSwallowsTheCancel : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);
        Say(LoopTask.Current!.CancelRequests);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Fail());
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException)
                {
                    Say("swallowed", Now);
                }

                await Sleep(1.Seconds);
                Say("body ends", Now);
            });
    }
}

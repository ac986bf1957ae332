namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildAwaitsAFailingChild : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                var first = group.CreateTask(Fail());
                var second = group.CreateTask(Reader());
                await second;

                async Coroutine Reader() => await first;
            });
    }
}

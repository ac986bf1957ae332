namespace Meanwhile.Transcripts.Groups;

internal sealed class AwaitsAChildThatIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        async Coroutine Child() => await Sleep(10.Seconds);

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                var task = group.CreateTask(Child());
                EventLoop.Current.CallLater(1.Seconds, () => task.Cancel("child"));
                await task;
            });
    }
}

namespace Meanwhile.Transcripts.Timeouts;

internal sealed class TheTaskInsideIsCancelledByItself : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        EventLoop.Current.CallLater(1.Seconds, () => task.Cancel());
        Say(await Attempted(Body()), LoopTask.Current!.CancelRequests);

        async Coroutine Work() => await Sleep(10.Seconds);

        Coroutine Body() =>
            WithTimeout(5.Seconds, async scope =>
            {
                try
                {
                    await task;
                }
                finally
                {
                    Say(scope.Expired, Now);
                }
            });
    }
}

namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildrenOfOneFailedFuture : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        EventLoop.Current.CallLater(1.Seconds, () => future.SetException(new ArgumentException("boom")));
        var error = (ExceptionGroup)(await Attempted(Body()))!;
        Say(error, error.InnerExceptions[0] == future.Exception);

        async Coroutine Reader() => await future;

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                for (var i = 0; i < 3; i++)
                {
                    group.CreateTask(Reader());
                }

                await future;
            });
    }
}

namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildrenFailTogetherWithOneException : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        EventLoop.Current.CallLater(1.Seconds, () => future.SetException(new ArgumentException("boom")));
        Say(await Attempted(Body()), Now);

        async Coroutine Reader() => await future;

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                for (var i = 0; i < 3; i++)
                {
                    group.CreateTask(Reader());
                }

                await Sleep(10.Seconds);
            });
    }
}

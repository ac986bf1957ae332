namespace Meanwhile.Transcripts.Groups;

internal sealed class BodyAndChildFail : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                throw new KeyNotFoundException("child", error);
            }
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                await Sleep(1.Seconds);
                throw new ArgumentException("body");
            });
    }
}

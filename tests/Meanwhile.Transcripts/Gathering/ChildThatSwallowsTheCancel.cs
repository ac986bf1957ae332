namespace Meanwhile.Transcripts.Gathering;

internal sealed class ChildThatSwallowsTheCancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Stubborn());
        var gathering = Gather(new[] { task });
        await Sleep(1.Seconds);
        gathering.Cancel();
        Say(await Attempted(gathering), Now);
        Say(await task);

        async Coroutine<string> Stubborn()
        {
            try
            {
                await Sleep(10.Seconds);
                return "never";
            }
            catch (CancelledException)
            {
                await Sleep(1.Seconds);
                return "swallowed";
            }
        }
    }
}

namespace Meanwhile.Transcripts.Shields;

internal sealed class OfAGather : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(new[] { Work("a"), Work("b") });
        var outer = Shield(gathering);
        await Sleep(1.Seconds);
        outer.Cancel();
        Say(await Attempted(outer));
        Say(await gathering);

        async Coroutine<string> Work(string name)
        {
            await Sleep(2.Seconds);
            Say(name, "ends", Now);
            return name;
        }
    }
}

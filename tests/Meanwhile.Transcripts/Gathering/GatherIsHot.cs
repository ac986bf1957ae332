namespace Meanwhile.Transcripts.Gathering;

internal sealed class GatherIsHot : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(new[] { Work("a"), Work("b") });
        Say("gathered");
        await Sleep(1.Seconds);
        Say(gathering.IsDone, gathering.Result);

        async Coroutine<string> Work(string name)
        {
            Say(name, Now);
            return name;
        }
    }
}

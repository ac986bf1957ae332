namespace Meanwhile.Transcripts.Gathering;

internal sealed class SameCoroutineTwice : Twin
{
    protected override async Coroutine Main()
    {
        var coroutine = Work();
        Say(await Gather(new[] { coroutine, coroutine, coroutine }));

        async Coroutine<string> Work()
        {
            Say("runs");
            return "value";
        }
    }
}

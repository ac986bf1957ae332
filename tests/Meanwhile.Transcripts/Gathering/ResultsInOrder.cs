namespace Meanwhile.Transcripts.Gathering;

internal sealed class ResultsInOrder : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Gather(new[] { Work("slow", 2), Work("fast", 1), Work("none", 0) }), Now);

        async Coroutine<string> Work(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            Say(name);
            return name;
        }
    }
}

namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CoroutineAwaitedAgain : Twin
{
    protected override async Coroutine Main()
    {
        var coroutine = Work();
        Say(await coroutine);
        Say(await Attempted(coroutine));
        Say(await Attempted(coroutine));

        async Coroutine<int> Work() => 21;
    }
}

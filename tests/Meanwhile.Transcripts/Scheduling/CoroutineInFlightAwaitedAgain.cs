namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CoroutineInFlightAwaitedAgain : Twin
{
    protected override async Coroutine Main()
    {
        var coroutine = Work();
        var task = CreateTask(First());
        await Yield();
        Say(await Attempted(coroutine));
        Say(await task);

        async Coroutine<string> Work()
        {
            await Sleep(1.Seconds);
            return "result";
        }

        async Coroutine<string> First() => await coroutine;
    }
}

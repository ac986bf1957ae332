namespace Meanwhile.Transcripts.Scheduling;

internal sealed class FutureOfAnotherLoop : Twin
{
    protected override async Coroutine Main()
    {
        using var other = new EventLoop(Options);
        var future = new Future(other);
        var error = await Attempted(CreateTask(Work()));
        Say(TypeOf(error));

        async Coroutine Work() => await future;
    }
}

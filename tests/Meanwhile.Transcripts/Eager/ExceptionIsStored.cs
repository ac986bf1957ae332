namespace Meanwhile.Transcripts.Eager;

internal sealed class ExceptionIsStored : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Fail(), eager: true);
        Say("created", task.IsDone, task.Exception);
        Say(await Attempted(task));

        async Coroutine Fail() => throw new ArgumentException("boom");
    }
}

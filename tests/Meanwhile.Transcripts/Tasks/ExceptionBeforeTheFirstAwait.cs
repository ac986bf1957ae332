namespace Meanwhile.Transcripts.Tasks;

internal sealed class ExceptionBeforeTheFirstAwait : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Fail());
        Say("created", task.IsDone);
        Say(await Attempted(task));
        Say(task.Exception);

        async Coroutine Fail()
        {
            Say("failing");
            throw new ArgumentException("boom");
        }
    }
}

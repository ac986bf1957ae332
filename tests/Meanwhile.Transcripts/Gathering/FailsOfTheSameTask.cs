namespace Meanwhile.Transcripts.Gathering;

internal sealed class FailsOfTheSameTask : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Fail());
        var gatherings = new[] { Gather(task), Gather(task), Gather(task) };
        var errors = new List<object?>();
        foreach (var gathering in gatherings)
        {
            errors.Add(await Attempted(gathering));
        }

        Say(errors, errors.Select(error => error == task.Exception));

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }
    }
}

namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TasksTakeTurns : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work("a")), CreateTask(Work("b")), CreateTask(Work("c")) };
        foreach (var task in tasks)
        {
            await task;
        }

        async Coroutine Work(string name)
        {
            for (var i = 0; i < 3; i++)
            {
                Say(name, i);
                await Yield();
            }
        }
    }
}

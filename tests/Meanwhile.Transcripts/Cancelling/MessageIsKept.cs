namespace Meanwhile.Transcripts.Cancelling;

internal sealed class MessageIsKept : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        var shield = Shield(task);
        var gathering = GatherOutcomes(new LoopTask[] { task });
        await Sleep(1.Seconds);
        task.Cancel("why");
        Say("first await:", await Attempted(task));
        Say("second await:", await Attempted(task));
        Say("shield:", await Attempted(shield));
        Say("gather:", (await gathering).Select(outcome => outcome.Exception));

        async Coroutine Work() => await Sleep(10.Seconds);
    }
}

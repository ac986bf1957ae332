namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildThatSwallowsItsCancel : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>? task = null;
        Say(await Attempted(Body()), Now);
        Say(task!.Result, task.IsCancelled);

        async Coroutine<string> Stubborn()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException)
            {
                Say("no");
            }

            await Sleep(3.Seconds);
            return "value";
        }

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                task = group.CreateTask(Stubborn());
                group.CreateTask(Fail());
            });
    }
}

namespace Meanwhile.Transcripts.Eager;

internal sealed class GroupInsideAnEagerTask : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Branch(), eager: true);
        Say("created", task.IsDone);
        await task;

        async Coroutine Leaf(string name, bool suspends)
        {
            Say(name, "begins");
            if (suspends)
            {
                await Sleep(1.Seconds);
            }

            Say(name, "ends");
        }

        async Coroutine Branch()
        {
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Leaf("a", true), eager: true);
                group.CreateTask(Leaf("b", false), eager: true);
                Say("body ends");
            });
            Say("group ends", Now);
        }
    }
}

namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildrenSpawnWhileItCloses : Twin
{
    protected override async Coroutine Main()
    {
        await TaskGroup.Run(async group =>
        {
            group.CreateTask(Child(1));

            async Coroutine Child(int depth)
            {
                await Sleep(1.Seconds);
                Say("depth", depth, Now);
                if (depth < 3)
                {
                    group.CreateTask(Child(depth + 1));
                }
            }
        });
        Say("end", Now);
    }
}

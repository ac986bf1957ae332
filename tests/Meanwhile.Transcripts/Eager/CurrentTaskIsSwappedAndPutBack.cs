namespace Meanwhile.Transcripts.Eager;

internal sealed class CurrentTaskIsSwappedAndPutBack : Twin
{
    protected override async Coroutine Main()
    {
        var mine = LoopTask.Current;
        var task = CreateTask(Work(2), eager: true);
        Say("created", LoopTask.Current == mine);
        await task;

        async Coroutine Work(int depth)
        {
            var before = LoopTask.Current;
            if (depth > 0)
            {
                var child = CreateTask(Work(depth - 1), eager: true);
                Say(depth, LoopTask.Current == before, child != before);
                await child;
            }

            await Yield();
            Say(depth, LoopTask.Current == before);
        }
    }
}

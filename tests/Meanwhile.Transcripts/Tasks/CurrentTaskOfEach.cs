namespace Meanwhile.Transcripts.Tasks;

internal sealed class CurrentTaskOfEach : Twin
{
    protected override async Coroutine Main()
    {
        await TaskGroup.Run(async group =>
        {
            foreach (var (name, seconds) in new[] { ("a", 1), ("b", 0), ("c", 1) })
            {
                group.CreateTask(Work(seconds), name);
            }
        });

        async Coroutine<string> Inner()
        {
            await Yield();
            return LoopTask.Current!.Name;
        }

        async Coroutine Work(int seconds)
        {
            List<string> names = [LoopTask.Current!.Name];
            await Sleep(seconds.Seconds);
            names.Add(LoopTask.Current!.Name);
            names.Add(await Inner());
            try
            {
                await Yield();
            }
            finally
            {
                names.Add(LoopTask.Current!.Name);
            }

            Say(names);
        }
    }
}

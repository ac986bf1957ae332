namespace Meanwhile.Transcripts.Tasks;

internal sealed class CurrentTaskWhileTheRunEnds : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        CreateTask(Left(), "left");
        await Yield();

        async Coroutine Left()
        {
            try
            {
                await Sleep(600.Seconds);
            }
            finally
            {
                Say(LoopTask.Current!.Name, EventLoop.Current.Tasks.Contains(LoopTask.Current));
                await Sleep(1.Seconds);
                Say(LoopTask.Current!.Name, EventLoop.Current.Tasks.Count);
            }
        }
    }
}

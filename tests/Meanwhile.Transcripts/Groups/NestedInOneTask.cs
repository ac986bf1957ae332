namespace Meanwhile.Transcripts.Groups;

internal sealed class NestedInOneTask : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));
        Say(LoopTask.Current!.CancelRequests);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("outer child");
        }

        async Coroutine InnerChild()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("inner child ends at", Now);
            }
        }

        Coroutine Body() =>
            TaskGroup.Run(async outer =>
            {
                outer.CreateTask(Fail());
                try
                {
                    await TaskGroup.Run(async inner => { inner.CreateTask(InnerChild()); });
                }
                catch (Exception error)
                {
                    Say("inner group raises", error);
                    throw;
                }
            });
    }
}

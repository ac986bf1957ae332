namespace Meanwhile.Transcripts.Running;

internal sealed class LeftoverGroup : Twin
{
    protected override async Coroutine Main()
    {
        CreateTask(Parent());
        await Sleep(1.Seconds);

        async Coroutine Child()
        {
            try
            {
                await Sleep(100.Seconds);
            }
            finally
            {
                await Sleep(1.Seconds);
                Say("child ends", Now);
            }
        }

        async Coroutine Parent()
        {
            try
            {
                await TaskGroup.Run(async group => { group.CreateTask(Child()); });
            }
            finally
            {
                Say("parent ends", Now);
            }
        }
    }
}

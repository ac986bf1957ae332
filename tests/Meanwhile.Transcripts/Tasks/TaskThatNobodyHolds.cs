namespace Meanwhile.Transcripts.Tasks;

internal sealed class TaskThatNobodyHolds : Twin
{
    protected override async Coroutine Main()
    {
        CreateTask(Work());
        await Sleep(2.Seconds);
        Say("end", Now);

        async Coroutine Work()
        {
            await Sleep(1.Seconds);
            Say("worked", Now);
        }
    }
}

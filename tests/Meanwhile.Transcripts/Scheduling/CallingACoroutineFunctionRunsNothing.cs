namespace Meanwhile.Transcripts.Scheduling;

internal sealed class CallingACoroutineFunctionRunsNothing : Twin
{
    protected override async Coroutine Main()
    {
        var coroutine = Work();
        Say("created");
        Say(await coroutine);

        async Coroutine<string> Work()
        {
            Say("ran");
            return "done";
        }
    }
}

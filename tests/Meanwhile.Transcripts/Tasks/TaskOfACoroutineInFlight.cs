namespace Meanwhile.Transcripts.Tasks;

internal sealed class TaskOfACoroutineInFlight : Twin
{
    protected override async Coroutine Main()
    {
        var coroutine = Work();
        await coroutine;
        try
        {
            await CreateTask(coroutine);
        }
        catch (InvalidOperationException error)
        {
            Say(error);
        }

        async Coroutine<string> Work() => "value";
    }
}

namespace Meanwhile.Transcripts.Gathering;

internal sealed class CancelOfTheWhole : Twin
{
    protected override async Coroutine Main()
    {
        var gathering = Gather(Work("a", 1), Work("b", 2));
        await Sleep(1.Seconds);
        Say(gathering.Cancel(), gathering.IsDone);
        Say(await Attempted(gathering), Now);
        await Sleep(5.Seconds);

        async Coroutine Work(string name, int seconds)
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(seconds.Seconds);
                Say(name, "cleaned up at", Now);
            }
        }
    }
}

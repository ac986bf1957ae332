namespace Meanwhile.Transcripts.Cancelling;

internal sealed class MessageReachesTheOneWhoAwaits : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Outer());
        await Sleep(1.Seconds);
        task.Cancel("why");
        Say("outside:", await Attempted(task));

        async Coroutine Inner() => await Sleep(10.Seconds);

        async Coroutine Outer()
        {
            try
            {
                await Inner();
            }
            catch (CancelledException error)
            {
                Say("inside:", error);
                throw;
            }
        }
    }
}

namespace Meanwhile.Transcripts.Timeouts;

internal sealed class Expires : Twin
{
    protected override async Coroutine Main()
    {
        try
        {
            await WithTimeout(1.Seconds, async scope =>
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException error)
                {
                    Say("inside:", TypeOf(error), LoopTask.Current!.CancelRequests, scope.Expired);
                    throw;
                }
            });
        }
        catch (TimeoutException error)
        {
            Say("outside:", TypeOf(error), TypeOf(error.InnerException));
        }

        Say(LoopTask.Current!.CancelRequests, Now);
    }
}

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
                catch (CancelledException)
                {
                    Say("inside:", "CancelledError", LoopTask.Current!.CancelRequests, scope.Expired);
                    throw;
                }
            });
        }
        catch (TimeoutException error)
        {
            Say("outside:", "TimeoutError", error.InnerException is CancelledException ? "CancelledError" : error.InnerException);
        }

        Say(LoopTask.Current!.CancelRequests, Now);
    }
}

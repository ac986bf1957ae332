namespace Meanwhile.Transcripts.Timeouts;

internal sealed class ForeignTimeoutErrorPasses : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));

        Coroutine Body() =>
            WithTimeout(10.Seconds, async scope =>
            {
                try
                {
                    throw new TimeoutException("its own");
                }
                finally
                {
                    Say(scope.Expired);
                }
            });
    }
}

namespace Meanwhile.Transcripts.Futures;

internal sealed class AwaitedAfterItFailed : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        future.SetException(new KeyNotFoundException("missing"));
        var error = (Exception)(await Attempted(Reader()))!;
        Say(error, "from", error.InnerException);

        async Coroutine Reader()
        {
            try
            {
                await future;
            }
            catch (KeyNotFoundException missing)
            {
                Say("caught", missing);
                throw new ArgumentException("translated", missing);
            }
        }
    }
}

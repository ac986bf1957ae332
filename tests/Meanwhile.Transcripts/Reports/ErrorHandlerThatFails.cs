namespace Meanwhile.Transcripts.Reports;

internal sealed class ErrorHandlerThatFails : Twin
{
    protected override async Coroutine Main()
    {
        var standardError = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            EventLoop.Current.UnhandledError = Handle;
            EventLoop.Current.CallSoon(Fail);
            await Sleep(1.Seconds);
        }
        finally
        {
            Console.SetError(standardError);
        }

        Say("goes on", Now);

        void Handle(LoopError error)
        {
            Say("handler gets", error.Exception);
            EventLoop.Current.CallSoon(() => Say(written.ToString().Contains("error handler", StringComparison.Ordinal) ? "the failure of the handler is reported" : "no"));
            throw new KeyNotFoundException("handler");
        }

        static void Fail() => throw new ArgumentException("boom");
    }
}

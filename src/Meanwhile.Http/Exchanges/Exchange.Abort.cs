namespace Meanwhile;

internal sealed partial class Exchange
{
    private AbortReason reason;
    private string? cancelMessage;

    /// <summary>Ends the request early, for the first reason that comes.</summary>
    internal void Abort(AbortReason why, string? message = null)
    {
        if (finished || reason != AbortReason.None)
        {
            return;
        }

        reason = why;
        cancelMessage = message;
        current?.Abort(AbortException());
        using (ContextReplaced.ByNone())
        {
            try
            {
                abort.Cancel();
            }
            catch (AggregateException failure)
            {
                Loop.Report(new LoopError($"Ending {Describe()} early failed in part", failure));
            }
        }

        Finish();
    }

    internal void ThrowIfAborted()
    {
        if (reason != AbortReason.None)
        {
            throw AbortException();
        }
    }

    private Exception AbortException() =>
        reason switch
        {
            AbortReason.Cancelled => new CancelledException(cancelMessage),
            AbortReason.CancelledByToken => new OperationCanceledException($"{Describe()} was cancelled by the token that was given with it.", givenToken),
            AbortReason.TimedOut => Subject.Late(TimedOutMessage(), isConnect: false),
            _ => new ObjectDisposedException(nameof(HttpSession), $"{Describe()} was ended because its session was disposed. Await requests before the session is disposed."),
        };

    private string TimedOutMessage()
    {
        var limit = $"not done within {Options.Timeout?.TotalSeconds:0.###} s (HttpSessionOptions.Timeout)";
        return waiting is not null
            ? $"{limit}: it waited for one of the {session.DescribeLimit()}. Replies hold theirs until they are read or disposed."
            : $"{limit}.";
    }
}

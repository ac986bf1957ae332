using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>
/// A request from its first wait to the end of its answer's body: its deadline, what it holds, and how it is ended early.
/// </summary>
internal sealed partial class Exchange
{
    private readonly HttpSession session;
    private readonly CancellationTokenSource abort = new();
    private readonly HttpRequestMessage first;
    private IAbortable? current;
    private int callsRunning;
    private bool finished;
    private bool released;

    internal Exchange(HttpSession session, EventLoop loop, HttpRequestMessage request)
    {
        this.session = session;
        Loop = loop;
        Request = first = request;
    }

    internal EventLoop Loop { get; }

    /// <summary>The request that is being sent: after redirects the last one.</summary>
    internal HttpRequestMessage Request { get; set; }

    /// <summary>The redirects that it has followed; null for none.</summary>
    internal RedirectChain? Chain { get; set; }

    /// <summary>The answer, which goes when the exchange ends.</summary>
    internal HttpResponseMessage? Response { get; private set; }

    /// <summary>Neighbours in the session's list of what is in flight.</summary>
    internal Exchange? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    internal Exchange? Next { get; set; }

    /// <summary>Cancelled when the request is ended early.</summary>
    internal CancellationToken Aborted => abort.Token;

    internal bool IsFinished => finished;

    internal string Method => Request.Method.Method;

    internal Uri Url => Request.RequestUri!;

    internal HttpSessionOptions Options => session.Options;

    /// <summary>The present request, for an error about it.</summary>
    internal Subject Subject => new(Request, first, Options, Chain?.Steps ?? []);

    internal string Describe() => $"{Method} {SafeUrl.Of(Url)}";

    /// <summary>Sends the present request.</summary>
    internal ForeignCall<HttpResponseMessage> Send(HttpMessageInvoker invoker)
    {
        isSent = true;
        Task<HttpResponseMessage> sending;
        using (ContextReplaced.ByNone())
        {
            try
            {
                sending = invoker.SendAsync(Request, abort.Token);
            }
            catch (Exception failure)
            {
                sending = Task.FromException<HttpResponseMessage>(failure);
            }
        }

        return new ForeignCall<HttpResponseMessage>(this, RequestPhase.Headers, sending);
    }

    /// <summary>The largest body that is read.</summary>
    internal long? BodyLimit => Options.MaxResponseBodySize;

    /// <summary>Waits for the body to be read.</summary>
    internal ForeignCall<byte[]> Read(Task<byte[]> reading) => new(this, RequestPhase.Body, reading);

    /// <summary>A call into the handler is under way.</summary>
    internal void Began(IAbortable call)
    {
        current = call;
        callsRunning++;
    }

    /// <summary>A call into the handler has returned.</summary>
    internal void Ended(IAbortable call)
    {
        if (ReferenceEquals(current, call))
        {
            current = null;
        }

        callsRunning--;
        ReleaseIfOver();
    }

    /// <summary>A call into the handler has brought something.</summary>
    internal void Received(object? brought)
    {
        if (brought is HttpResponseMessage response)
        {
            Response = response;
        }
    }

    /// <summary>Goes on with another request, as a redirect asks. Waits for slots anew, so that no two requests wait for each other's.</summary>
    internal void GoOnWith(HttpRequestMessage next)
    {
        var answered = Response;
        Response = null;
        Request = next;
        using (ContextReplaced.ByNone())
        {
            answered?.Dispose();
        }

        ReleaseSlots();
    }

    /// <summary>The answer was read to its end, was given up or failed: what it holds is released, once no call runs any more.</summary>
    internal void Finish()
    {
        if (finished)
        {
            return;
        }

        finished = true;
        DisarmDeadline();
        StopListening();
        ReleaseIfOver();
    }

    /// <summary>As <see cref="Finish"/>, from any thread: a stream's end, or the finalizer of a reply that was dropped.</summary>
    internal void FinishFromAnywhere()
    {
        if (finished)
        {
            return;
        }

        if (EventLoop.RunningHere == Loop)
        {
            Finish();
        }
        else
        {
            // Also while the loop does not run: it may begin to at any moment, on another thread than this.
            Loop.Inbox.Add(new Ending(this));
        }
    }

    internal Exception Translate(Exception failure, RequestPhase phase) =>
        reason == AbortReason.None ? ErrorClassifier.Translate(failure, phase, Subject) : AbortException();

    private void ReleaseIfOver()
    {
        if (!finished || callsRunning > 0 || released)
        {
            return;
        }

        released = true;
        if (Response is { } response)
        {
            Dispose(response);
        }

        ReleaseSlots();
        session.Over(this);
    }

    // Below it lies a stream that the program may have made: what that throws must not keep the slots.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is reported.")]
    private void Dispose(HttpResponseMessage response)
    {
        using (ContextReplaced.ByNone())
        {
            try
            {
                response.Dispose();
            }
            catch (Exception failure)
            {
                Loop.ReportFromAnyThread(new LoopError($"Disposing of the answer to {Describe()} failed", failure));
            }
        }
    }

    private sealed class Ending(Exchange exchange) : IRunsOutside
    {
        public void Run() => exchange.Finish();

        // The loop has closed, and nobody else uses what the exchange holds.
        public void RunOutside() => exchange.Finish();
    }
}

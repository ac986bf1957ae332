namespace Meanwhile;

public sealed partial class HttpSession
{
    /// <summary>Sends a request.</summary>
    /// <param name="request">The request. The session's headers are added to it where it does not have them.</param>
    /// <param name="cancellationToken">Ends the request too; the task's own cancellation does so without it.</param>
    /// <returns>The reply, as soon as its headers have come. Read its body or dispose it, to free its connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="ArgumentException">The request's URL is none, or is relative and the session has no base, or is neither http nor https.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    /// <exception cref="InvalidOperationException">The session belongs to another loop.</exception>
    /// <exception cref="HttpSessionException">From the await: the request failed.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time was up.</exception>
    public Coroutine<HttpReply> Send(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequireUsable();
        if (request.RequestUri is null)
        {
            throw new ArgumentException("The request has no URL: set its RequestUri.", nameof(request));
        }

        request.RequestUri = RequestUrl.Check(request.RequestUri, baseUrl);
        return SendOrRetry(request, cancellationToken);
    }

    private Coroutine<HttpReply> Send(HttpMethod method, string url, HttpContent? content, CancellationToken cancellationToken)
    {
        RequireUsable();
        return SendOrRetry(NewRequest(method, RequestUrl.Parse(url, baseUrl), content), cancellationToken);
    }

    private Coroutine<HttpReply> Send(HttpMethod method, Uri url, HttpContent? content, CancellationToken cancellationToken)
    {
        RequireUsable();
        return SendOrRetry(NewRequest(method, RequestUrl.Check(url, baseUrl), content), cancellationToken);
    }

    private HttpRequestMessage NewRequest(HttpMethod method, Uri url, HttpContent? content) =>
        new(method, url)
        {
            Content = content,
            Version = Options.Version,
            VersionPolicy = Options.VersionPolicy,
        };

    private Coroutine<HttpReply> SendOrRetry(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Options.Retry is { } options ? SendWithRetries(options, request, cancellationToken) : Perform(request, cancellationToken);

    private async Coroutine<HttpReply> SendWithRetries(HttpRetryOptions options, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequireUsable();
        retries ??= new Retries(options, loop!.TimeProvider);
        return await retries.Run(new RetryCall(this, options, request, cancellationToken), cancellationToken);
    }

    /// <summary>Sends a request once, and follows redirects.</summary>
    internal async Coroutine<HttpReply> Perform(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequireUsable();
        Prepare(request);
        var exchange = new Exchange(this, loop!, request);
        Add(exchange);
        try
        {
            exchange.ListenTo(cancellationToken);
            while (true)
            {
                exchange.ThrowIfAborted();
                if (exchange.Chain is null)
                {
                    exchange.ArmDeadline(Options.Timeout);
                }

                if (!Admission.TryEnter(exchange))
                {
                    await exchange.WaitForTurn();
                }

                var response = await exchange.Send(invoker);
                exchange.ThrowIfAborted();
                if (BodyLength.ProblemOf(response, exchange.Request.Method) is { } problem)
                {
                    var subject = exchange.Subject;
                    throw subject.Failed(HttpErrorKind.Protocol, $"the server does not speak HTTP as it should: {subject.Said(problem)}");
                }

                if (!Options.FollowRedirects || !RedirectRules.IsRedirect(response))
                {
                    return new HttpReply(exchange, response, exchange.Chain?.Steps ?? []);
                }

                exchange.GoOnWith(RedirectRules.Next(exchange, response, exchange.Chain ??= new RedirectChain()));
                if (RedirectTurn.Of(request) is { } turn)
                {
                    await turn();
                }
            }
        }
        catch
        {
            exchange.Finish();
            throw;
        }
    }

    private void Prepare(HttpRequestMessage request)
    {
        var url = request.RequestUri!;
        if (RequestUrl.AuthorizationOf(url) is { } authorization)
        {
            request.RequestUri = SafeUrl.Strip(url);
            if (!request.Headers.NonValidated.Contains("Authorization"))
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }
        }

        defaultHeaders.AddTo(request);
    }
}

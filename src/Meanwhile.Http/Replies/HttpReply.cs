using System.Net;

namespace Meanwhile;

/// <summary>
/// The answer to a request. It is there as soon as the headers have come; the body is read by one of the methods. Until it is read
/// to its end or the reply is disposed, it holds one of the session's connections.
/// </summary>
public sealed partial class HttpReply : IAsyncDisposable, IDisposable
{
    private readonly Exchange exchange;
    private readonly HttpResponseMessage response;
    private HttpReplyHeaders? headers;

    internal HttpReply(Exchange exchange, HttpResponseMessage response, IReadOnlyList<HttpRedirect> redirects)
    {
        this.exchange = exchange;
        this.response = response;
        Redirects = redirects;
        Url = exchange.Url;
        if (HasNoBody())
        {
            Keep([]);
        }
    }

    /// <summary>A reply that nobody reads or disposes gives its connection back when it is collected.</summary>
    ~HttpReply() => exchange.FinishFromAnywhere();

    /// <summary>The status.</summary>
    public HttpStatusCode Status => response.StatusCode;

    /// <summary>Whether the status is one of 200 to 299.</summary>
    public bool IsSuccess => response.IsSuccessStatusCode;

    /// <summary>What the server says about the status, such as "Not Found"; may be empty.</summary>
    public string ReasonPhrase => response.ReasonPhrase ?? "";

    /// <summary>The version of HTTP that the server answered in.</summary>
    public Version Version => response.Version;

    /// <summary>All headers, those about the body too.</summary>
    public HttpReplyHeaders Headers => headers ??= new HttpReplyHeaders(response);

    /// <summary>
    /// How long the server asks to wait before the next request, by its header <c>Retry-After</c>, in seconds or as a date; zero for a
    /// date in the past, and null if it does not ask.
    /// </summary>
    public TimeSpan? RetryAfter => Meanwhile.RetryAfter.Of(response, exchange.Loop.TimeProvider.GetUtcNow());

    /// <summary>The URL that answered: after redirects the last one. Without user name and password.</summary>
    public Uri Url { get; }

    /// <summary>The redirects that led here, first to last.</summary>
    public IReadOnlyList<HttpRedirect> Redirects { get; }

    /// <summary>Why the request was not sent again, where the session's <see cref="HttpRetryOptions"/> say that it should be; null otherwise.</summary>
    public string? NotRetried { get; internal set; }

    /// <summary>How long the body is said to be; null if it is not said.</summary>
    internal long? ContentLength => response.Content.Headers.ContentLength;

    /// <summary>What the body is said to be; null if it is not said.</summary>
    internal string? ContentType => response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

    /// <summary>Gives this reply if its status is a success, and throws otherwise.</summary>
    /// <exception cref="HttpSessionException">The status is none of 200 to 299.</exception>
    public HttpReply EnsureSuccess()
    {
        if (IsSuccess)
        {
            return this;
        }

        var subject = exchange.Subject;
        var failure = subject.Failed(HttpErrorKind.Status, $"the server answered {$"{(int)Status} {subject.Said(ReasonPhrase)}".TrimEnd()}.", status: Status);
        failure.Note = NotRetried;
        Dispose();
        throw failure;
    }

    /// <summary>Gives the connection back. A body that was read as a whole stays readable.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        exchange.FinishFromAnywhere();
    }

    /// <summary>Gives the connection back; see <see cref="Dispose"/>.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(int)Status} {ReasonPhrase}, {exchange.Method} {SafeUrl.Of(Url)}";

    private bool HasNoBody() =>
        exchange.Request.Method == HttpMethod.Head
        || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified
        || response.Content.Headers.ContentLength == 0;
}

using System.Net;

namespace Meanwhile;

/// <summary>A request of an <see cref="HttpSession"/> failed. The message names the method and the URL, without user name and password.</summary>
/// <remarks>Times that are up are told by <see cref="HttpTimeoutException"/>, cancellations by <see cref="OperationCanceledException"/>.</remarks>
public sealed class HttpSessionException : HttpRequestException
{
    internal HttpSessionException(
        HttpErrorKind kind,
        string method,
        Uri url,
        string shownUrl,
        Told told,
        Exception? inner,
        HttpStatusCode? status
    )
        : base((inner as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown, $"{method} {shownUrl}: {told}", inner, status)
    {
        Told = told;
        Asked = $"{method} {shownUrl}";
        Kind = kind;
        Method = method;
        Url = SafeUrl.Strip(url);
    }

    /// <inheritdoc/>
    public override string Message => Note is null ? base.Message : $"{base.Message} {Note}";

    /// <summary>What went wrong, in one word.</summary>
    public HttpErrorKind Kind { get; }

    /// <summary>The method of the request that failed, such as "GET".</summary>
    public string Method { get; }

    /// <summary>The URL of the request that failed: after redirects the last one. Without user name and password.</summary>
    public Uri Url { get; }

    /// <summary>The redirects that were followed before it failed, first to last.</summary>
    public IReadOnlyList<HttpRedirect> Redirects { get; internal init; } = [];

    /// <summary>What happened, apart from what a program can do about it.</summary>
    internal Told Told { get; }

    /// <summary>Method and URL, as the message begins.</summary>
    internal string Asked { get; }

    /// <summary>Whether the server has said that it did nothing for the request, so that any may be sent again.</summary>
    internal bool WasNotProcessed { get; set; }

    /// <summary>Why the request was not sent again, where it would have been.</summary>
    internal string? Note { get; set; }

    /// <summary>What kind of error an exception is that a call of an <see cref="HttpSession"/> threw, whatever its type.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <returns>Null if it is no error of a request: a cancellation, or a mistake in the calling code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static HttpErrorKind? KindOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            HttpSessionException failure => failure.Kind,
            TimeoutException => HttpErrorKind.Timeout,
            ArgumentException { ParamName: RequestUrl.ParameterName } and not ArgumentNullException => HttpErrorKind.Url,
            _ => null,
        };
    }
}

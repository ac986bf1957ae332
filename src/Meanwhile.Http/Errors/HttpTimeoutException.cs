namespace Meanwhile;

/// <summary>A request of an <see cref="HttpSession"/> took longer than its options allow.</summary>
public sealed class HttpTimeoutException : TimeoutException
{
    internal HttpTimeoutException(string method, Uri url, string shownUrl, Told told, bool isConnect, Exception? inner)
        : base($"{method} {shownUrl}: {told}", inner)
    {
        Method = method;
        Url = SafeUrl.Strip(url);
        IsConnectTimeout = isConnect;
    }

    /// <inheritdoc/>
    public override string Message => Note is null ? base.Message : $"{base.Message} {Note}";

    /// <summary>The method of the request, such as "GET".</summary>
    public string Method { get; }

    /// <summary>The URL of the request: after redirects the last one. Without user name and password.</summary>
    public Uri Url { get; }

    /// <summary>The redirects that were followed before the time was up, first to last.</summary>
    public IReadOnlyList<HttpRedirect> Redirects { get; internal init; } = [];

    /// <summary>Whether the time to connect was up (<see cref="HttpSessionOptions.ConnectTimeout"/>), and not the time of the whole request.</summary>
    public bool IsConnectTimeout { get; }

    /// <inheritdoc cref="HttpSessionException.Note"/>
    internal string? Note { get; set; }
}

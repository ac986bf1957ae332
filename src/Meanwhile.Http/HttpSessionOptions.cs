using System.Net;

namespace Meanwhile;

/// <summary>How an <see cref="HttpSession"/> sends its requests. All have defaults that suit a program in production.</summary>
public sealed class HttpSessionOptions
{
    /// <summary>
    /// What relative URLs are relative to. Its path names a folder, whether or not it ends with a slash: with
    /// <c>https://example.com/v1</c>, <c>users</c> is <c>https://example.com/v1/users</c> and <c>/users</c> is
    /// <c>https://example.com/users</c>. Default: null, so that every URL has to be absolute.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Headers for every request that does not have them itself. Where a redirect leads to another scheme, host or port, all are dropped but those known to be harmless, such as <c>Accept</c>. Default: none.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The <c>User-Agent</c> of every request; null for none. Default: "Meanwhile/" and the version of the library.</summary>
    public string? UserAgent { get; init; } = DefaultUserAgent;

    /// <summary>
    /// How long a request may take, from the call to the last byte: the wait for a free connection, redirects, and the body where
    /// it is read as a whole. A body that is read as a stream may take longer. Null for no limit. Default: 5 minutes, as aiohttp.
    /// </summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long it may take to connect, with the look-up of the name and the TLS handshake; null for no limit. Default: 30 seconds, as aiohttp.</summary>
    public TimeSpan? ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many requests use a connection at once; further ones wait, first come, first served. A request holds its place until its
    /// body is read or its reply is disposed. Zero for no limit. Default: 100, as aiohttp.
    /// </summary>
    public int ConnectionLimit { get; init; } = 100;

    /// <summary>As <see cref="ConnectionLimit"/>, for each host (scheme, name and port). Zero for no limit. Default: 0.</summary>
    public int ConnectionLimitPerHost { get; init; }

    /// <summary>
    /// How many requests are sent in how much time, redirects and retries counted; they are spread evenly, and those that come too
    /// soon wait, first come, first served. What a request waits before it is first sent is no time of it. Null for no limit. Default: null.
    /// </summary>
    public HttpRate? RateLimit { get; init; }

    /// <summary>As <see cref="RateLimit"/>, for each host (scheme, name and port). Null for no limit. Default: null.</summary>
    public HttpRate? RateLimitPerHost { get; init; }

    /// <summary>
    /// When a request is sent again. <see cref="Timeout"/> then holds for each attempt, and <see cref="HttpRetryOptions.MaxTotalTime"/> for
    /// all of them. Null for never. Default: null.
    /// </summary>
    public HttpRetryOptions? Retry { get; init; }

    /// <summary>How long a connection that nobody uses is kept for the next request. Default: one minute.</summary>
    public TimeSpan IdleConnectionTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether redirects are followed; if not, the reply is the redirecting answer itself. Default: true.</summary>
    public bool FollowRedirects { get; init; } = true;

    /// <summary>How many redirects a request follows before it fails. Default: 10.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>Whether a redirect from https to http is followed. Default: false.</summary>
    public bool AllowInsecureRedirects { get; init; }

    /// <summary>The largest body that is read, in bytes after decompression; a larger one fails. Null for no limit. Default: null.</summary>
    public long? MaxResponseBodySize { get; init; }

    /// <summary>The most that the headers of an answer may take, in bytes; rounded up to whole KiB. Default: 64 KiB.</summary>
    public int MaxHeaderBytes { get; init; } = 64 * 1024;

    /// <summary>Which compressions are asked for and undone. Default: all that .NET knows.</summary>
    public DecompressionMethods AutomaticDecompression { get; init; } = DecompressionMethods.All;

    /// <summary>
    /// Takes any certificate for good: expired ones, self-signed ones, ones for other names. <b>Anyone on the way can then read and
    /// change everything.</b> For tests. Default: false.
    /// </summary>
    public bool DangerousAcceptAnyCertificate { get; init; }

    /// <summary>The proxy to use. Default: null, the one that the environment names (<c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>, <c>ALL_PROXY</c>, <c>NO_PROXY</c>, of which "*" is for no proxy at all).</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether a proxy is used at all. Default: true.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>The version of HTTP to begin with. Default: 1.1.</summary>
    public Version Version { get; init; } = HttpVersion.Version11;

    /// <summary>Whether another version may be used when the server prefers it. Default: that one or lower.</summary>
    public HttpVersionPolicy VersionPolicy { get; init; } = HttpVersionPolicy.RequestVersionOrLower;

    /// <summary>
    /// Gives the addresses of a host, or of a proxy, in place of the system's look-up; they are tried in their order, each once. Called
    /// for each new connection, on any thread, by several at once. What it throws is told as <see cref="HttpErrorKind.Connect"/>, and no
    /// address at all as <see cref="HttpErrorKind.Dns"/>. Not asked where <see cref="ConnectCallback"/> is set. As aiohttp's resolver.
    /// Default: null.
    /// </summary>
    public Func<DnsEndPoint, CancellationToken, ValueTask<IPAddress[]>>? Resolver { get; init; }

    /// <summary>Opens connections in place of the default, which is a TCP connection to the host. Default: null.</summary>
    public Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? ConnectCallback { get; init; }

    /// <summary>Sets on the handler what has no option here, such as client certificates; called last, once. Default: null.</summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; init; }

    private static string DefaultUserAgent { get; } = $"Meanwhile/{typeof(HttpSessionOptions).Assembly.GetName().Version?.ToString(2)}";

    internal void Check()
    {
        const string Prefix = "options.";
        ArgumentNullException.ThrowIfNull(Headers, Prefix + nameof(Headers));
        ArgumentNullException.ThrowIfNull(Version, Prefix + nameof(Version));
        CheckTime(Timeout, Prefix + nameof(Timeout));
        CheckTime(ConnectTimeout, Prefix + nameof(ConnectTimeout));
        CheckTime(IdleConnectionTimeout, Prefix + nameof(IdleConnectionTimeout));
        ArgumentOutOfRangeException.ThrowIfNegative(ConnectionLimit, Prefix + nameof(ConnectionLimit));
        ArgumentOutOfRangeException.ThrowIfNegative(ConnectionLimitPerHost, Prefix + nameof(ConnectionLimitPerHost));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRedirects, Prefix + nameof(MaxRedirects));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxHeaderBytes, 1, Prefix + nameof(MaxHeaderBytes));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxResponseBodySize ?? 0, Prefix + nameof(MaxResponseBodySize));
        CheckRate(RateLimit, Prefix + nameof(RateLimit));
        CheckRate(RateLimitPerHost, Prefix + nameof(RateLimitPerHost));
        Retry?.Check();
        if (Version.Major is < 1 or > 3)
        {
            throw new ArgumentOutOfRangeException(Prefix + nameof(Version), Version, "HTTP 1.0, 1.1, 2.0 and 3.0 are spoken here.");
        }
    }

    private static void CheckRate(HttpRate? rate, string name)
    {
        if (rate is { Count: 0 })
        {
            throw new ArgumentOutOfRangeException(name, rate, "A rate must be made with a count and a period, such as HttpRate.PerSecond(10). Use null for no limit.");
        }
    }

    private static void CheckTime(TimeSpan? time, string name)
    {
        if (time is { } limit && limit != System.Threading.Timeout.InfiniteTimeSpan && (limit <= TimeSpan.Zero || limit.TotalMilliseconds > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(name, limit, "A time must be more than zero and at most 24 days. Use null for no limit.");
        }
    }
}

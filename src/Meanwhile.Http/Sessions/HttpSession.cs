namespace Meanwhile;

/// <summary>
/// Sends HTTP requests from an event loop and keeps connections for the next ones. A request ends when its task is cancelled or
/// its time is up, and gives its connection up. As aiohttp's <c>ClientSession</c>. Make one for a program and use it for all requests.
/// </summary>
/// <remarks>
/// It belongs to the loop that makes it, or made where none runs, to the first that uses it. Redirects are followed, and there is no jar for cookies.
/// </remarks>
public sealed partial class HttpSession : IAsyncDisposable, IDisposable
{
    private readonly TcpConnector connector;
    private readonly HttpMessageInvoker invoker;
    private readonly DefaultHeaders defaultHeaders;
    private readonly Uri? baseUrl;
    private EventLoop? loop;
    private Retries? retries;

    /// <summary>Makes a session with the default options.</summary>
    public HttpSession()
        : this(null) { }

    /// <summary>Makes a session.</summary>
    /// <param name="options">How it is to send; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range, or is no URL or header.</exception>
    public HttpSession(HttpSessionOptions? options)
    {
        Options = options ?? new HttpSessionOptions();
        Options.Check();
        baseUrl = RequestUrl.CheckBase(Options.BaseUrl, "options.BaseUrl");
        defaultHeaders = new DefaultHeaders(Options);
        Admission = new Admission(Options);
        connector = new TcpConnector(Options.Resolver);
        invoker = new HttpMessageInvoker(HandlerFactory.Create(Options, connector));
        if (EventLoop.CurrentOrNull is { } here)
        {
            Belong(here);
        }
    }

    /// <summary>How the session sends.</summary>
    public HttpSessionOptions Options { get; }

    /// <summary>Decides which request is sent next.</summary>
    internal Admission Admission { get; }

    /// <summary>How many requests and replies are not over.</summary>
    internal int InFlight { get; private set; }

    internal string DescribeLimit() =>
        Options.ConnectionLimitPerHost > 0
            ? $"{Options.ConnectionLimit} connections of the session, of which a host has {Options.ConnectionLimitPerHost} (HttpSessionOptions.ConnectionLimit, ConnectionLimitPerHost)"
            : $"{Options.ConnectionLimit} connections of the session (HttpSessionOptions.ConnectionLimit)";

    /// <summary>Refuses a session that is disposed or belongs to another loop. Outside a loop a coroutine may be made, to be awaited on one.</summary>
    private void RequireUsable()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (EventLoop.CurrentOrNull is not { } here)
        {
            return;
        }

        if (loop != here)
        {
            Belong(here);
        }
    }

    private void Belong(EventLoop here)
    {
        // Two loops on two threads may come for it at once: one gets it.
        if (Interlocked.CompareExchange(ref loop, here, null) is { } its)
        {
            throw Errors.OtherLoop("HttpSession", its, here);
        }

        connector.Loop = here;
    }
}

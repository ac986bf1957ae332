using Meanwhile.Cli.Check.Hiding;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Asks with each of the methods until an answer is accepted.</summary>
/// <remarks>
/// A host whose connections are not kept is asked through a session of its own, which takes its connections with it: a server
/// need not heed <c>Connection: close</c>, and thousands of hosts would leave thousands behind. One that has connections already
/// uses those to its end.
/// </remarks>
internal sealed class HttpProbe : IProbe
{
    // Of so many it is forgotten which they were: the connections of the first have long gone.
    private const int MostHosts = 10_000;

    private readonly HashSet<string> hostsOfShared = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpSession shared;
    private readonly CheckOptions options;
    private readonly Secrets secrets;

    public HttpProbe(CheckOptions options)
    {
        this.options = options;
        secrets = new Secrets(options.Request);
        shared = NewSession();
    }

    public Coroutine<Answer> Get(Uri address, bool keepsConnection, Func<Coroutine>? another = null)
    {
        if (IsToSharedProxy(address))
        {
            return Get(shared, address, keepsConnection: true, another);
        }

        if (!keepsConnection)
        {
            return hostsOfShared.Contains(address.Authority) ? Get(shared, address, keepsConnection: false, another) : GetAlone(address, another);
        }

        if (hostsOfShared.Count == MostHosts)
        {
            hostsOfShared.Clear();
        }

        hostsOfShared.Add(address.Authority);
        return Get(shared, address, keepsConnection: true, another);
    }

    public void Dispose() => shared.Dispose();

    private async Coroutine<Answer> GetAlone(Uri address, Func<Coroutine>? another)
    {
        using var session = NewSession();
        return await Get(session, address, keepsConnection: false, another);
    }

    private async Coroutine<Answer> Get(HttpSession session, Uri address, bool keepsConnection, Func<Coroutine>? another)
    {
        var methods = options.Request.Methods;
        var deadline = EventLoop.Current.Time + options.MaxTime;
        var answer = await new ProbeRequest(session, methods[0], address, options, deadline, keepsConnection, another).Run();
        for (var index = 1; index < methods.Count && answer.Error == DownReason.Status; index++)
        {
            var from = EventLoop.Current.Time;
            if (another is not null)
            {
                await another();
            }

            // --max-time is for the attempt with all its methods, and not for its waits for a turn.
            var waited = answer.Waited + (EventLoop.Current.Time - from);
            answer = await new ProbeRequest(session, methods[index], address, options, deadline + waited, keepsConnection, another).RunWithin();
            answer = answer with { Waited = waited + answer.Waited };
        }

        // Hidden before it is cut: of a secret that is cut in two, neither part would be known.
        return Bounded.Fields(secrets.And(address).Hide(answer));
    }

    private HttpSession NewSession() => SessionFactory.Create(options.Request, options.Rate is null ? options.MaxTime : null);

    // A proxy of HTTP takes the requests to all hosts on the same connections.
    private bool IsToSharedProxy(Uri address) =>
        address.Scheme == Uri.UriSchemeHttp && Peer.Of(address, shared.Options) is { IsProxy: true, Address.Scheme: "http" or "https" };
}

using Meanwhile.Cli.Check.Hiding;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Asks with each of the methods until an answer is accepted.</summary>
internal sealed class HttpProbe : IProbe
{
    private readonly HttpSession session;
    private readonly CheckOptions options;
    private readonly Secrets secrets;

    public HttpProbe(CheckOptions options)
    {
        this.options = options;
        secrets = new Secrets(options.Request);
        session = SessionFactory.Create(options.Request, options.Rate is null ? options.MaxTime : null);
    }

    public async Coroutine<Answer> Get(Uri address, bool keepsConnection, Func<Coroutine>? another = null)
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

    public void Dispose() => session.Dispose();
}

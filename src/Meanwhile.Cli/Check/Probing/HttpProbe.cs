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
        session = SessionFactory.Create(options.Request, options.MaxTime);
    }

    public async Coroutine<Answer> Get(Uri address)
    {
        var methods = options.Request.Methods;
        for (var index = 0; ; index++)
        {
            var answer = await new ProbeRequest(session, methods[index], address, options).Run();
            if (answer.Error != DownReason.Status || index == methods.Count - 1)
            {
                return secrets.Hide(answer);
            }
        }
    }

    public void Dispose() => session.Dispose();
}

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Sends one request and says how it ended.</summary>
internal interface IProbe : IDisposable
{
    /// <summary>Never fails for what a server or the network does: that is the answer.</summary>
    Coroutine<Answer> Get(Uri address);
}

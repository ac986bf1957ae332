namespace Meanwhile.Cli.Check.Probing;

/// <summary>Makes one attempt and says how it ended.</summary>
internal interface IProbe : IDisposable
{
    /// <summary>Never fails for what a server or the network does: that is the answer.</summary>
    /// <param name="address">What to ask for.</param>
    /// <param name="keepsConnection">Whether the connection should stay open for other requests.</param>
    /// <param name="another">Waits until one more request may be sent; null where any may at once.</param>
    Coroutine<Answer> Get(Uri address, bool keepsConnection, Func<Coroutine>? another = null);
}

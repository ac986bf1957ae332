namespace Meanwhile;

internal sealed partial class Exchange
{
    /// <summary>Waits until its host and the session let it start, the host's first: a request that waits for its host takes no turn from another.</summary>
    internal async Coroutine WaitForStart(StartLines lines)
    {
        if (lines.Of(Loop, HostSlots.AuthorityOf(Url)) is { } host && !host.TryPass())
        {
            await Waiting(host.Wait(this));
            ThrowIfAborted();
        }

        if (lines.All(Loop) is { } all && !all.TryPass())
        {
            await Waiting(all.Wait(this));
            ThrowIfAborted();
        }
    }
}

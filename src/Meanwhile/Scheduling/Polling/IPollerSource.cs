namespace Meanwhile;

/// <summary>A <see cref="TimeProvider"/> that does the loop's waiting itself, as a virtual clock does.</summary>
internal interface IPollerSource
{
    /// <summary>Makes the poller of one loop.</summary>
    IPoller CreatePoller();
}
